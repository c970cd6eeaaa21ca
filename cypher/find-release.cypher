// One release, as its record says.
// Parameters: dataVersion. Columns: state, checksum, nodes, moves, movesChecksum.
MATCH (release:Release {dataVersion: $dataVersion})
RETURN release.state AS state, release.checksum AS checksum, release.nodes AS nodes, release.moves AS moves,
       release.movesChecksum AS movesChecksum;
