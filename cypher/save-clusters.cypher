// Writes clusters, each in its pathway of one release.
// Parameters: dataVersion, rows [{id, place, properties, pathway}]. Columns: none.
UNWIND $rows AS row
MATCH (parent:Pathway {dataVersion: $dataVersion, id: row.pathway})
CREATE (cluster:Cluster:Held {dataVersion: $dataVersion, id: row.id, place: row.place})-[:IN_PATHWAY]->(parent)
SET cluster += row.properties;
