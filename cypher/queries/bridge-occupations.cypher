// Which occupations of one map lead to another map, and to how many of its occupations?
// Parameters: from (id of a map), to (id of another map).
// Columns: occupation, title, moves, best, destinations.
MATCH (active:ActiveRelease)
WITH active.dataVersion AS version, $from AS from, $to AS to
MATCH (origin:Occupation {dataVersion: version})-[:PLACED_IN]->(:Cluster {dataVersion: version, map: from})
WHERE NOT EXISTS { (origin)-[:PLACED_IN]->(:Cluster {dataVersion: version, map: to}) }
WITH DISTINCT version, origin, to
MATCH (origin)-[move:PROGRESSES_TO|SHARES_SKILLS]->(destination:Occupation)
WHERE move.direction <> 'down' AND EXISTS { (destination)-[:PLACED_IN]->(:Cluster {dataVersion: version, map: to}) }
WITH origin, destination, max(move.coverage) AS coverage
ORDER BY coverage DESC, destination.title
RETURN origin.id AS occupation, origin.title AS title, count(destination) AS moves, max(coverage) AS best,
       collect(destination.title)[..5] AS destinations
ORDER BY moves DESC, best DESC, occupation;
