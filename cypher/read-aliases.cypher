// Reads aliases of one release, in the order of the release.
// Parameters: dataVersion. Columns: alias, occupations, note.
MATCH (held:Alias {dataVersion: $dataVersion})
RETURN held.name AS alias,
       held.occupations AS occupations,
       held.note AS note
ORDER BY held.place;
