// Marks a release whole, once its counts and checksum agree.
// Parameters: dataVersion, savedAt, seedsHash. Columns: none.
MATCH (release:Release {dataVersion: $dataVersion})
SET release.state = 'whole', release.savedAt = $savedAt, release.seedsHash = $seedsHash;
