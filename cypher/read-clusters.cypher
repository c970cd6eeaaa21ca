// Reads clusters of one release, in the order of the release.
// Parameters: dataVersion. Columns: id, map, pathway, edition, name, tier, rows, apprenticeshipOnly, description, doubt.
MATCH (held:Cluster {dataVersion: $dataVersion})
RETURN held.cluster AS id,
       held.map AS map,
       held.pathway AS pathway,
       held.edition AS edition,
       held.name AS name,
       held.tier AS tier,
       held.rows AS rows,
       held.apprenticeshipOnly AS apprenticeshipOnly,
       held.description AS description,
       held.doubt AS doubt
ORDER BY held.place;
