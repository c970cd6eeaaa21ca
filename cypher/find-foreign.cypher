// Whether the database holds anything that is not of Trellis.
// Parameters: none. Columns: label.
MATCH (stranger)
WHERE NOT (stranger:Held OR stranger:Release OR stranger:ActiveRelease OR stranger:WriterLock)
RETURN coalesce(head(labels(stranger)), 'a node without a label') AS label
LIMIT 1;
