// Reads recorded decisions about titles of one release, in the order of the release.
// Parameters: dataVersion. Columns: kind, occupations, titles, reason, doubt.
MATCH (held:Identity {dataVersion: $dataVersion})
RETURN held.kind AS kind,
       held.occupations AS occupations,
       held.titles AS titles,
       held.reason AS reason,
       held.doubt AS doubt
ORDER BY held.place;
