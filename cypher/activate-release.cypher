// Makes a whole release the one that is answered from: one small transaction.
// Parameters: dataVersion. Columns: dataVersion.
MATCH (release:Release {dataVersion: $dataVersion, state: 'whole'})
MERGE (active:ActiveRelease {id: 'active'})
SET active.dataVersion = release.dataVersion
RETURN active.dataVersion AS dataVersion;
