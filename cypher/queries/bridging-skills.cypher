// Which skills are needed on most maps?
// Parameters: limit (a number).
// Columns: skill, label, kind, maps, occupations.
MATCH (active:ActiveRelease)
MATCH (skill:Skill {dataVersion: active.dataVersion})<-[:NEEDS]-(occupation:Occupation {current: true})-[:PLACED_IN]->(cluster:Cluster)
RETURN skill.id AS skill, skill.label AS label, skill.kind AS kind, count(DISTINCT cluster.map) AS maps,
       count(DISTINCT occupation) AS occupations
ORDER BY maps DESC, occupations DESC, skill
LIMIT toInteger($limit);
