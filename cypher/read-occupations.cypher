// Reads occupations of one release, in the order of the release.
// Parameters: dataVersion. Columns: id, current, profilePlace.
MATCH (held:Occupation {dataVersion: $dataVersion})
RETURN held.id AS id,
       held.current AS current,
       held.profilePlace AS profilePlace
ORDER BY held.place;
