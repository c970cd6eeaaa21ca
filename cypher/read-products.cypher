// Reads what occupations produce of one release, in the order of the release.
// Parameters: dataVersion. Columns: occupation, output.
MATCH (holder:Occupation {dataVersion: $dataVersion})-[link:PRODUCES]->(output:Output)
RETURN holder.id AS occupation, output.id AS output
ORDER BY holder.place, link.place;
