// Writes gates of one release.
// Parameters: dataVersion, rows [{id, place, properties}]. Columns: none.
UNWIND $rows AS row
CREATE (gate:Gate:Held {dataVersion: $dataVersion, id: row.id, place: row.place})
SET gate += row.properties;
