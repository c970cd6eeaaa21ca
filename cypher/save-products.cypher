// Writes what occupations produce of one release.
// Parameters: dataVersion, rows [{occupation, output, place}]. Columns: none.
UNWIND $rows AS row
MATCH (occupation:Occupation {dataVersion: $dataVersion, id: row.occupation})
MATCH (output:Output {dataVersion: $dataVersion, id: row.output})
CREATE (occupation)-[:PRODUCES {place: row.place}]->(output);
