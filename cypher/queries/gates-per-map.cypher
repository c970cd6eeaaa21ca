// How many occupations of each map stand behind a gate of each kind, and behind which most?
// Parameters: none.
// Columns: map, kind, occupations, share, commonest.
MATCH (active:ActiveRelease)
MATCH (map:OccupationalMap {dataVersion: active.dataVersion})<-[:ON_MAP]-()<-[:IN_PATHWAY]-()<-[:PLACED_IN]-(any:Occupation)
WITH map, collect(DISTINCT any) AS members
UNWIND members AS occupation
MATCH (occupation)-[:GATED_BY]->(gate:Gate)
WITH map, size(members) AS size, gate.kind AS kind, gate.name AS name, collect(DISTINCT occupation) AS behind
ORDER BY size(behind) DESC, name
WITH map, size, kind, collect(name) AS names, collect(behind) AS groups
WITH map, size, kind, head(names) AS commonest, reduce(sum = [], group IN groups | sum + group) AS behind
UNWIND behind AS occupation
WITH map, size, kind, commonest, count(DISTINCT occupation) AS occupations
RETURN map.name AS map, kind, occupations, round(100.0 * occupations / size, 1) AS share, commonest
ORDER BY map, occupations DESC, kind;
