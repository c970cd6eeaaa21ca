// Writes outside classifications of one release.
// Parameters: dataVersion, rows [{id, place, properties}]. Columns: none.
UNWIND $rows AS row
CREATE (classification:Classification:Held {dataVersion: $dataVersion, id: row.id, place: row.place})
SET classification += row.properties;
