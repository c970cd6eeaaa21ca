// Writes which gates occupations stand behind of one release.
// Parameters: dataVersion, rows [{occupation, gate, place}]. Columns: none.
UNWIND $rows AS row
MATCH (occupation:Occupation {dataVersion: $dataVersion, id: row.occupation})
MATCH (gate:Gate {dataVersion: $dataVersion, id: row.gate})
CREATE (occupation)-[:GATED_BY {place: row.place}]->(gate);
