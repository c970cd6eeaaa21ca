// Which is the shortest route up that rests on rows printed in the maps alone?
// Parameters: from (id of an occupation), to (id of an occupation).
// Columns: steps, titles, levels.
MATCH (active:ActiveRelease)
MATCH (origin:Occupation {dataVersion: active.dataVersion, id: $from})
MATCH (destination:Occupation {dataVersion: active.dataVersion, id: $to})
MATCH route = shortestPath((origin)-[:PROGRESSES_TO*..6]->(destination))
WHERE all(move IN relationships(route) WHERE move.direction = 'up' AND 'printed-row' IN move.evidence)
RETURN length(route) AS steps, [stop IN nodes(route) | stop.title] AS titles, [stop IN nodes(route) | stop.level] AS levels;
