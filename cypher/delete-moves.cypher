// Deletes all moves of one release: part of the transaction that writes them anew.
// Parameters: dataVersion. Columns: none.
MATCH (:Occupation {dataVersion: $dataVersion})-[move:PROGRESSES_TO|SHARES_SKILLS|SAME_CLUSTER]->(:Occupation)
DELETE move;
