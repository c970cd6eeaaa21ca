// Reads outside classifications of one release, in the order of the release.
// Parameters: dataVersion. Columns: target, reference, disclaimer.
MATCH (held:Classification {dataVersion: $dataVersion})
RETURN held.target AS target,
       held.reference AS reference,
       held.disclaimer AS disclaimer
ORDER BY held.place;
