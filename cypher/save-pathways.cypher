// Writes pathways, each on its map of one release.
// Parameters: dataVersion, rows [{id, place, properties}]. Columns: none.
UNWIND $rows AS row
MATCH (map:OccupationalMap {dataVersion: $dataVersion, id: row.properties.map})
CREATE (pathway:Pathway:Held {dataVersion: $dataVersion, id: row.id, place: row.place})-[:ON_MAP]->(map)
SET pathway += row.properties;
