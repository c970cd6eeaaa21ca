// Writes occupational maps of one release.
// Parameters: dataVersion, rows [{id, place, properties}]. Columns: none.
UNWIND $rows AS row
CREATE (occupationalMap:OccupationalMap:Held {dataVersion: $dataVersion, id: row.id, place: row.place})
SET occupationalMap += row.properties;
