// Reads what occupations need of one release, in the order of the release.
// Parameters: dataVersion. Columns: occupation, skill, importance, proficiency, inherited.
MATCH (holder:Occupation {dataVersion: $dataVersion})-[link:NEEDS]->(skill:Skill)
RETURN holder.id AS occupation, skill.id AS skill, link.importance AS importance, link.proficiency AS proficiency, link.inherited AS inherited
ORDER BY holder.place, link.place;
