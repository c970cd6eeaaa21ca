// Reads outputs of one release, in the order of the release.
// Parameters: dataVersion. Columns: id, label, line.
MATCH (held:Output {dataVersion: $dataVersion})
RETURN held.id AS id,
       held.label AS label,
       held.line AS line
ORDER BY held.place;
