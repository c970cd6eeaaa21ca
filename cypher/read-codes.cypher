// Reads codes of occupations of one release, in the order of the release.
// Parameters: dataVersion. Columns: occupation, target, code, match.
MATCH (holder:Occupation {dataVersion: $dataVersion})-[link:CODED_AS]->(classification:Classification)
RETURN holder.id AS occupation, classification.target AS target, link.code AS code, link.match AS match
ORDER BY classification.place, link.place;
