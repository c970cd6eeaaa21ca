// How far do three moves up lead from an occupation, map by map?
// Parameters: occupation (id).
// Columns: map, occupations, nearest, examples.
MATCH (active:ActiveRelease)
MATCH (origin:Occupation {dataVersion: active.dataVersion, id: $occupation})
MATCH (origin)-[moves:PROGRESSES_TO|SHARES_SKILLS*1..3 {direction: 'up'}]->(destination:Occupation)
WITH destination, min(size(moves)) AS nearest
ORDER BY nearest, destination.title
RETURN destination.map AS map, count(destination) AS occupations, min(nearest) AS nearest,
       collect(destination.title)[..3] AS examples
ORDER BY occupations DESC, map;
