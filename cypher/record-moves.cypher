// Records how many moves a release has and their checksum: part of the transaction that writes them anew.
// Parameters: dataVersion, moves, movesChecksum. Columns: none.
MATCH (release:Release {dataVersion: $dataVersion})
SET release.moves = $moves, release.movesChecksum = $movesChecksum;
