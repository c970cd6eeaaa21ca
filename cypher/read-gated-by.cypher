// Reads gates of occupations of one release, in the order of the release.
// Parameters: dataVersion. Columns: occupation, kind, name, authority, experienceCounts, after, doubt.
MATCH (holder:Occupation {dataVersion: $dataVersion})-[link:GATED_BY]->(gate:Gate)
RETURN holder.id AS occupation, gate.kind AS kind, gate.name AS name, gate.authority AS authority, gate.experienceCounts AS experienceCounts, gate.after AS after, gate.doubt AS doubt
ORDER BY holder.place, link.place;
