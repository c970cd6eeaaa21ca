// What do the moves rest on, and how far do they reach?
// Parameters: none.
// Columns: relation, evidence, direction, moves, ownMaps, coverage.
MATCH (active:ActiveRelease)
MATCH (:Occupation {dataVersion: active.dataVersion})-[move]->(:Occupation)
UNWIND move.evidence AS evidence
RETURN type(move) AS relation, evidence, move.direction AS direction, count(*) AS moves,
       sum(CASE move.scope WHEN 'other-map' THEN 0 ELSE 1 END) AS ownMaps, round(avg(move.coverage), 3) AS coverage
ORDER BY relation, moves DESC, evidence, direction;
