// Which occupations share at least so many skills with this one, on whatever map?
// Parameters: occupation (id), skills (a number, five say).
// Columns: occupation, title, map, shared, skills.
MATCH (active:ActiveRelease)
MATCH (:Occupation {dataVersion: active.dataVersion, id: $occupation})-[:NEEDS]->(skill:Skill)<-[:NEEDS]-(other:Occupation)
WHERE other.id <> $occupation
WITH other, skill ORDER BY skill.label
WITH other, collect(skill.label) AS skills
WHERE size(skills) >= $skills
RETURN other.id AS occupation, other.title AS title, other.map AS map, size(skills) AS shared, skills
ORDER BY shared DESC, title;
