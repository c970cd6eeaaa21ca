// Writes editions, each with its source of one release.
// Parameters: dataVersion, rows [{id, place, properties}]. Columns: none.
UNWIND $rows AS row
MATCH (source:Source {dataVersion: $dataVersion, id: row.properties.source})
CREATE (edition:Edition:Held {dataVersion: $dataVersion, id: row.id, place: row.place})-[:TAKEN_FROM]->(source)
SET edition += row.properties;
