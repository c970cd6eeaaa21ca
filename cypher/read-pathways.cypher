// Reads pathways of one release, in the order of the release.
// Parameters: dataVersion. Columns: id, map, edition, name, doubt.
MATCH (held:Pathway {dataVersion: $dataVersion})
RETURN held.pathway AS id,
       held.map AS map,
       held.edition AS edition,
       held.name AS name,
       held.doubt AS doubt
ORDER BY held.place;
