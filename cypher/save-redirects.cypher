// Writes ids that went, and where to of one release.
// Parameters: dataVersion, rows [{id, place, properties}]. Columns: none.
UNWIND $rows AS row
CREATE (redirect:Redirect:Held {dataVersion: $dataVersion, id: row.id, place: row.place})
SET redirect += row.properties;
