// Writes findings of one release.
// Parameters: dataVersion, rows [{id, place, properties}]. Columns: none.
UNWIND $rows AS row
CREATE (finding:Finding:Held {dataVersion: $dataVersion, id: row.id, place: row.place})
SET finding += row.properties;
