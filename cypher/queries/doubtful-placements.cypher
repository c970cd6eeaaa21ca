// Where is the reading of the print in doubt, map by map and edition by edition?
// Parameters: none.
// Columns: map, edition, placements, doubtful, withoutLevel, examples.
MATCH (active:ActiveRelease)
MATCH (placement:Placement {dataVersion: active.dataVersion})
WITH placement ORDER BY placement.place
RETURN placement.map AS map, placement.edition AS edition, count(*) AS placements, count(placement.doubt) AS doubtful,
       sum(CASE WHEN placement.level IS NULL THEN 1 ELSE 0 END) AS withoutLevel,
       collect(CASE WHEN placement.doubt IS NOT NULL THEN placement.title END)[..3] AS examples
ORDER BY map, edition;
