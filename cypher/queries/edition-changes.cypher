// What changed on a map between two of its editions: what came, went, moved, or changed its title or level?
// Parameters: map (id), before (id of an edition), after (id of an edition).
// Columns: occupation, title, change, from, to.
MATCH (active:ActiveRelease)
MATCH (occupation:Occupation {dataVersion: active.dataVersion})
OPTIONAL MATCH (occupation)-[:HAS_PLACEMENT]->(old:Placement {map: $map, edition: $before})
WITH active, occupation, old ORDER BY old.place
WITH active, occupation, collect(old) AS olds
OPTIONAL MATCH (occupation)-[:HAS_PLACEMENT]->(new:Placement {map: $map, edition: $after})
WITH active, occupation, olds, new ORDER BY new.place
WITH occupation, olds, collect(new) AS news
WHERE size(olds) + size(news) > 0
WITH occupation, olds, news,
     [p IN olds | p.cluster + coalesce(' @' + p.level, '')] AS from, [p IN news | p.cluster + coalesce(' @' + p.level, '')] AS to
WITH occupation, olds, news, from, to,
     CASE
       WHEN size(olds) = 0 THEN 'came'
       WHEN size(news) = 0 THEN 'went'
       WHEN [p IN olds | p.cluster] <> [p IN news | p.cluster] THEN 'moved'
       WHEN from <> to THEN 'level'
       WHEN toLower(head(olds).title) <> toLower(head(news).title) THEN 'title'
       ELSE 'same'
     END AS change
WHERE change <> 'same'
RETURN occupation.id AS occupation, coalesce(head(news).title, head(olds).title) AS title, change, from, to
ORDER BY change, occupation;
