// What does the active release hold, kind by kind?
// Parameters: none.
// Columns: dataVersion, savedAt, kind, nodes.
MATCH (active:ActiveRelease)
MATCH (release:Release {dataVersion: active.dataVersion})
MATCH (held:Held {dataVersion: active.dataVersion})
RETURN release.dataVersion AS dataVersion, release.savedAt AS savedAt, head([label IN labels(held) WHERE label <> 'Held']) AS kind,
       count(*) AS nodes
ORDER BY nodes DESC, kind;
