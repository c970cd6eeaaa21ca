// Writes source documents of one release.
// Parameters: dataVersion, rows [{id, place, properties}]. Columns: none.
UNWIND $rows AS row
CREATE (source:Source:Held {dataVersion: $dataVersion, id: row.id, place: row.place})
SET source += row.properties;
