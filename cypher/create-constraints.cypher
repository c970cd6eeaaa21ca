// Uniqueness of what a release holds: one occupation and one map per (dataVersion, id).
// Parameters: none. Columns: none.
CREATE CONSTRAINT occupation_in_release IF NOT EXISTS
FOR (occupation:Occupation) REQUIRE (occupation.dataVersion, occupation.id) IS UNIQUE;
