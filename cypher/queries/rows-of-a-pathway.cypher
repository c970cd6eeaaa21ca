// Which clusters of a pathway do the printed rows link, and by how many moves?
// Parameters: pathway (name, in any case).
// Columns: map, from, fromTier, to, toTier, moves.
MATCH (active:ActiveRelease)
MATCH (map:OccupationalMap {dataVersion: active.dataVersion})<-[:ON_MAP]-(pathway:Pathway)
WHERE toLower(pathway.name) = toLower($pathway) AND pathway.edition = map.edition
MATCH (pathway)<-[:IN_PATHWAY]-(lower:Cluster)<-[:PLACED_IN]-(origin:Occupation)
MATCH (pathway)<-[:IN_PATHWAY]-(upper:Cluster)<-[:PLACED_IN]-(destination:Occupation)
WHERE lower <> upper
MATCH (origin)-[move:PROGRESSES_TO {direction: 'up'}]->(destination)
WHERE 'printed-row' IN move.evidence AND any(row IN lower.rows WHERE row IN upper.rows)
RETURN map.name AS map, lower.name AS from, lower.tier AS fromTier, upper.name AS to, upper.tier AS toTier,
       count(DISTINCT move) AS moves
ORDER BY map, from, to;
