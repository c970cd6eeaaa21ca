// Reads placements of one release, in the order of the release.
// Parameters: dataVersion. Columns: occupation, edition, map, pathway, cluster, title, printed, level, degree, specialisms, doubt.
MATCH (held:Placement {dataVersion: $dataVersion})
RETURN held.occupation AS occupation,
       held.edition AS edition,
       held.map AS map,
       held.pathway AS pathway,
       held.cluster AS cluster,
       held.title AS title,
       held.printed AS printed,
       held.level AS level,
       held.degree AS degree,
       held.specialisms AS specialisms,
       held.doubt AS doubt
ORDER BY held.place;
