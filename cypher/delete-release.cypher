// Deletes the record of a release that holds nothing any more, unless it is the active one.
// Parameters: dataVersion. Columns: none.
MATCH (release:Release {dataVersion: $dataVersion})
WHERE NOT EXISTS { MATCH (active:ActiveRelease) WHERE active.dataVersion = release.dataVersion }
DELETE release;
