// Announces a release that is about to be written.
// Parameters: dataVersion, schemaVersion, seedsHash, checksum, nodes, moves, movesChecksum. Columns: none.
MERGE (release:Release {dataVersion: $dataVersion})
SET release.state = 'writing', release.schemaVersion = $schemaVersion, release.seedsHash = $seedsHash,
    release.checksum = $checksum, release.nodes = $nodes, release.moves = $moves,
    release.movesChecksum = $movesChecksum;
