// Writes aliases of one release, each known as by its occupations.
// Parameters: dataVersion, rows [{id, place, properties}]. Columns: none.
UNWIND $rows AS row
CREATE (alias:Alias:Held {dataVersion: $dataVersion, id: row.id, place: row.place})
SET alias += row.properties
WITH alias, row
UNWIND row.properties.occupations AS id
MATCH (occupation:Occupation {dataVersion: $dataVersion, id: id})
CREATE (occupation)-[:KNOWN_AS]->(alias);
