// Writes areas of skills of one release.
// Parameters: dataVersion, rows [{id, place, properties}]. Columns: none.
UNWIND $rows AS row
CREATE (skillArea:SkillArea:Held {dataVersion: $dataVersion, id: row.id, place: row.place})
SET skillArea += row.properties;
