// Writes SHARES_SKILLS relationships of one release.
// Parameters: dataVersion, rows [{from, to, direction, scope, cost, coverage, evidence}]. Columns: none.
UNWIND $rows AS row
MATCH (origin:Occupation {dataVersion: $dataVersion, id: row.from})
MATCH (destination:Occupation {dataVersion: $dataVersion, id: row.to})
MERGE (origin)-[move:SHARES_SKILLS]->(destination)
SET move.dataVersion = $dataVersion, move.direction = row.direction, move.scope = row.scope, move.cost = row.cost,
    move.coverage = row.coverage, move.evidence = row.evidence;
