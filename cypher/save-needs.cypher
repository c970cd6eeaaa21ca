// Writes what occupations need of one release.
// Parameters: dataVersion, rows [{occupation, skill, importance, proficiency, inherited, place}]. Columns: none.
UNWIND $rows AS row
MATCH (occupation:Occupation {dataVersion: $dataVersion, id: row.occupation})
MATCH (skill:Skill {dataVersion: $dataVersion, id: row.skill})
CREATE (occupation)-[:NEEDS {importance: row.importance, proficiency: row.proficiency, inherited: row.inherited, place: row.place}]->(skill);
