// How much of a release is there.
// Parameters: dataVersion. Columns: nodes, moves.
CALL () {
  MATCH (held:Held {dataVersion: $dataVersion})
  RETURN count(held) AS nodes
}
CALL () {
  MATCH (:Occupation {dataVersion: $dataVersion})-[move:PROGRESSES_TO|SHARES_SKILLS|SAME_CLUSTER]->(:Occupation)
  RETURN count(move) AS moves
}
RETURN nodes, moves;
