// Reads editions of one release, in the order of the release.
// Parameters: dataVersion. Columns: id, name, source, dated, order.
MATCH (held:Edition {dataVersion: $dataVersion})
RETURN held.id AS id,
       held.name AS name,
       held.source AS source,
       held.dated AS dated,
       held.order AS order
ORDER BY held.place;
