// Writes recorded decisions about titles of one release.
// Parameters: dataVersion, rows [{id, place, properties}]. Columns: none.
UNWIND $rows AS row
CREATE (identity:Identity:Held {dataVersion: $dataVersion, id: row.id, place: row.place})
SET identity += row.properties;
