// Which occupations stand on more than one map?
// Parameters: none.
// Columns: occupation, title, maps, tiers.
MATCH (active:ActiveRelease)
MATCH (occupation:Occupation {dataVersion: active.dataVersion, current: true})-[:PLACED_IN]->(cluster:Cluster)
WITH occupation, cluster ORDER BY cluster.map
WITH occupation, collect(DISTINCT cluster.map) AS maps, collect(DISTINCT cluster.tier) AS tiers
WHERE size(maps) > 1
RETURN occupation.id AS occupation, occupation.title AS title, maps, tiers
ORDER BY size(maps) DESC, occupation;
