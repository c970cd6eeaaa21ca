// The active release, as its record says.
// Parameters: none. Columns: dataVersion, schemaVersion, seedsHash, checksum, nodes, moves, savedAt.
MATCH (active:ActiveRelease {id: 'active'})
MATCH (release:Release {dataVersion: active.dataVersion})
RETURN release.dataVersion AS dataVersion, release.schemaVersion AS schemaVersion, release.seedsHash AS seedsHash,
       release.checksum AS checksum, release.nodes AS nodes, release.moves AS moves, release.savedAt AS savedAt;
