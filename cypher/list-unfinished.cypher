// Releases that a writer began and never finished.
// Parameters: none. Columns: dataVersion.
MATCH (release:Release)
WHERE release.state <> 'whole'
RETURN release.dataVersion AS dataVersion
ORDER BY release.dataVersion;
