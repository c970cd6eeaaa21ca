// Which essential skills does a map ask of its professionals that it asks of no technical occupation?
// Parameters: map (id), limit (a number).
// Columns: skill, label, occupations, examples.
MATCH (active:ActiveRelease)
MATCH (occupation:Occupation {dataVersion: active.dataVersion, current: true, tier: 'professional'})-[:PLACED_IN]->(:Cluster {map: $map})
MATCH (occupation)-[need:NEEDS]->(skill:Skill)
WHERE need.importance >= 4
  AND NOT EXISTS {
    (skill)<-[:NEEDS]-(:Occupation {current: true, tier: 'technical'})-[:PLACED_IN]->(:Cluster {map: $map})
  }
WITH DISTINCT skill, occupation ORDER BY occupation.title
RETURN skill.id AS skill, skill.label AS label, count(occupation) AS occupations, collect(occupation.title)[..3] AS examples
ORDER BY occupations DESC, skill
LIMIT toInteger($limit);
