// Reads occupational maps of one release, in the order of the release.
// Parameters: dataVersion. Columns: id, name, edition, editions, doubt.
MATCH (held:OccupationalMap {dataVersion: $dataVersion})
RETURN held.id AS id,
       held.name AS name,
       held.edition AS edition,
       held.editions AS editions,
       held.doubt AS doubt
ORDER BY held.place;
