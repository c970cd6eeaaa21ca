// Which printed rows lead from the technical column straight to the professional one, with no cluster between?
// Parameters: none.
// Columns: map, from, to, coverage.
MATCH (active:ActiveRelease)
MATCH (origin:Occupation {dataVersion: active.dataVersion})-[move:PROGRESSES_TO]->(destination:Occupation)
WHERE move.direction = 'up' AND 'printed-row' IN move.evidence
  AND origin.tier = 'technical' AND destination.tier = 'professional'
RETURN origin.map AS map, origin.title AS from, destination.title AS to, move.coverage AS coverage
ORDER BY map, from, to;
