// Reads findings of one release, in the order of the release.
// Parameters: dataVersion. Columns: file, line, code, severity, sentence.
MATCH (held:Finding {dataVersion: $dataVersion})
RETURN held.file AS file,
       held.line AS line,
       held.code AS code,
       held.severity AS severity,
       held.sentence AS sentence
ORDER BY held.place;
