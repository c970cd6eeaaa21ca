// Which occupations is a job known under these words, by title or by what people call it?
// Parameters: words (in the language of full-text indexes: "stage* OR rigger").
// Columns: occupation, title, name, score.
MATCH (active:ActiveRelease)
CALL db.index.fulltext.queryNodes('occupation_names', $words) YIELD node, score
WHERE node.dataVersion = active.dataVersion
OPTIONAL MATCH (node)<-[:KNOWN_AS]-(holder:Occupation)
WITH coalesce(holder, node) AS occupation, coalesce(node.name, node.title) AS name, score
ORDER BY score DESC, name
WITH occupation, collect(name)[0] AS name, max(score) AS score
RETURN occupation.id AS occupation, occupation.title AS title, name, score
ORDER BY score DESC, occupation;
