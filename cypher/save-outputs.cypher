// Writes outputs of one release.
// Parameters: dataVersion, rows [{id, place, properties}]. Columns: none.
UNWIND $rows AS row
CREATE (output:Output:Held {dataVersion: $dataVersion, id: row.id, place: row.place})
SET output += row.properties;
