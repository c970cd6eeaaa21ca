// From which occupations does no move lead up, although a tier stands above them?
// Parameters: none.
// Columns: occupation, title, map, tier, level, across.
MATCH (active:ActiveRelease)
MATCH (occupation:Occupation {dataVersion: active.dataVersion, current: true})
WHERE occupation.tier <> 'professional' AND NOT EXISTS { (occupation)-[{direction: 'up'}]->(:Occupation) }
RETURN occupation.id AS occupation, occupation.title AS title, occupation.map AS map, occupation.tier AS tier,
       occupation.level AS level,
       COUNT { (occupation)-[:SHARES_SKILLS|SAME_CLUSTER {direction: 'across'}]->(:Occupation) } AS across
ORDER BY map, title;
