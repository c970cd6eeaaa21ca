// Writes placements of one release: what an edition prints of an occupation in a cluster.
// Parameters: dataVersion, rows [{id, place, properties, cluster, current}]. Columns: none.
UNWIND $rows AS row
MATCH (occupation:Occupation {dataVersion: $dataVersion, id: row.properties.occupation})
MATCH (cluster:Cluster {dataVersion: $dataVersion, id: row.cluster})
CREATE (occupation)-[:HAS_PLACEMENT]->
       (placement:Placement:Held {dataVersion: $dataVersion, id: row.id, place: row.place})-[:PLACED_IN]->(cluster)
SET placement += row.properties, placement.current = row.current
FOREACH (now IN CASE WHEN row.current THEN [1] ELSE [] END | MERGE (occupation)-[:PLACED_IN]->(cluster));
