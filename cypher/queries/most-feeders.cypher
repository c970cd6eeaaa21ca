// Which occupations do most occupations of other maps lead to?
// Parameters: limit (a number).
// Columns: occupation, title, map, feeders, maps.
MATCH (active:ActiveRelease)
MATCH (feeder:Occupation {dataVersion: active.dataVersion})-[move:PROGRESSES_TO|SHARES_SKILLS]->(fed:Occupation)
WHERE move.scope = 'other-map' AND move.direction <> 'down'
RETURN fed.id AS occupation, fed.title AS title, fed.map AS map, count(DISTINCT feeder) AS feeders,
       count(DISTINCT feeder.map) AS maps
ORDER BY feeders DESC, occupation
LIMIT toInteger($limit);
