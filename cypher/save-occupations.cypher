// Writes occupations of one release.
// Parameters: dataVersion, rows [{id, title, map, tier, level, place, current, profilePlace}]. Columns: none.
UNWIND $rows AS row
MERGE (occupation:Occupation {dataVersion: $dataVersion, id: row.id})
SET occupation:Held, occupation.title = row.title, occupation.map = row.map, occupation.tier = row.tier,
    occupation.level = row.level, occupation.place = row.place, occupation.current = row.current,
    occupation.profilePlace = row.profilePlace;
