// Writes skills, each in its area of one release.
// Parameters: dataVersion, rows [{id, place, properties}]. Columns: none.
UNWIND $rows AS row
MATCH (area:SkillArea {dataVersion: $dataVersion, id: row.properties.area})
CREATE (skill:Skill:Held {dataVersion: $dataVersion, id: row.id, place: row.place})-[:IN_AREA]->(area)
SET skill += row.properties;
