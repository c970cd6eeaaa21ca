// Reads skills of one release, in the order of the release.
// Parameters: dataVersion. Columns: id, label, kind, area, line, synonyms, growth.
MATCH (held:Skill {dataVersion: $dataVersion})
RETURN held.id AS id,
       held.label AS label,
       held.kind AS kind,
       held.area AS area,
       held.line AS line,
       held.synonyms AS synonyms,
       held.growth AS growth
ORDER BY held.place;
