// Reads ids that went, and where to of one release, in the order of the release.
// Parameters: dataVersion. Columns: from, to, reason.
MATCH (held:Redirect {dataVersion: $dataVersion})
RETURN held.from AS from,
       held.to AS to,
       held.reason AS reason
ORDER BY held.place;
