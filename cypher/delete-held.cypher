// Deletes a part of what a release holds; run until nothing is deleted.
// Parameters: dataVersion, most. Columns: deleted.
MATCH (held:Held {dataVersion: $dataVersion})
WITH held LIMIT $most
DETACH DELETE held
RETURN count(*) AS deleted;
