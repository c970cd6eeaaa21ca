// Which occupations need much the same skills to make quite other products?
// Parameters: skills (fewest essential skills in common), limit (a number).
// Columns: one, other, shared, products, otherProducts.
MATCH (active:ActiveRelease)
MATCH (one:Occupation {dataVersion: active.dataVersion, current: true})-[mine:NEEDS]->(skill:Skill)
      <-[yours:NEEDS]-(other:Occupation {current: true})
WHERE one.id < other.id AND mine.importance >= 4 AND yours.importance >= 4
WITH one, other, count(skill) AS shared
WHERE shared >= $skills
  AND EXISTS { (one)-[:PRODUCES]->(:Output) } AND EXISTS { (other)-[:PRODUCES]->(:Output) }
  AND NOT EXISTS { (one)-[:PRODUCES]->(:Output)<-[:PRODUCES]-(other) }
RETURN one.title AS one, other.title AS other, shared,
       COLLECT { MATCH (one)-[:PRODUCES]->(output:Output) RETURN output.label ORDER BY output.label } AS products,
       COLLECT { MATCH (other)-[:PRODUCES]->(output:Output) RETURN output.label ORDER BY output.label } AS otherProducts
ORDER BY shared DESC, one, other
LIMIT toInteger($limit);
