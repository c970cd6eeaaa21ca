// Reads areas of skills of one release, in the order of the release.
// Parameters: dataVersion. Columns: id, name.
MATCH (held:SkillArea {dataVersion: $dataVersion})
RETURN held.id AS id,
       held.name AS name
ORDER BY held.place;
