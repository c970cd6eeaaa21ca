// Reads source documents of one release, in the order of the release.
// Parameters: dataVersion. Columns: id, title, publisher, file, dated, licence.
MATCH (held:Source {dataVersion: $dataVersion})
RETURN held.id AS id,
       held.title AS title,
       held.publisher AS publisher,
       held.file AS file,
       held.dated AS dated,
       held.licence AS licence
ORDER BY held.place;
