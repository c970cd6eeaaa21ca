// All releases that are whole, the last saved first.
// Parameters: none. Columns: dataVersion, active, savedAt.
OPTIONAL MATCH (active:ActiveRelease {id: 'active'})
MATCH (release:Release {state: 'whole'})
RETURN release.dataVersion AS dataVersion, coalesce(active.dataVersion = release.dataVersion, false) AS active,
       release.savedAt AS savedAt
ORDER BY release.savedAt DESC, release.dataVersion;
