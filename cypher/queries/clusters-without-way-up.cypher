// Which clusters below the professional column have no move up out of them, within their own map?
// Parameters: none.
// Columns: map, pathway, cluster, tier, occupations, above.
MATCH (active:ActiveRelease)
MATCH (map:OccupationalMap {dataVersion: active.dataVersion})<-[:ON_MAP]-(pathway:Pathway)<-[:IN_PATHWAY]-(cluster:Cluster)
WHERE cluster.edition = map.edition AND cluster.tier <> 'professional'
MATCH (cluster)<-[:PLACED_IN]-(occupation:Occupation)
WITH map, pathway, cluster, collect(occupation) AS own
WHERE none(occupation IN own WHERE EXISTS {
  (occupation)-[move]->(next:Occupation)-[:PLACED_IN]->(other:Cluster {map: map.id})
  WHERE move.direction = 'up' AND other <> cluster
})
RETURN map.name AS map, pathway.name AS pathway, cluster.name AS cluster, cluster.tier AS tier, size(own) AS occupations,
       COUNT { (pathway)<-[:IN_PATHWAY]-(higher:Cluster) WHERE higher.tier = 'professional' } AS above
ORDER BY map, pathway, cluster;
