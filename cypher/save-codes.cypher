// Writes codes of occupations of one release.
// Parameters: dataVersion, rows [{occupation, classification, code, match, place}]. Columns: none.
UNWIND $rows AS row
MATCH (occupation:Occupation {dataVersion: $dataVersion, id: row.occupation})
MATCH (classification:Classification {dataVersion: $dataVersion, id: row.classification})
CREATE (occupation)-[:CODED_AS {code: row.code, match: row.match, place: row.place}]->(classification);
