// How well do the occupations fit each outside classification?
// Parameters: none.
// Columns: classification, match, codes, occupations, uncoded.
MATCH (active:ActiveRelease)
MATCH (classification:Classification {dataVersion: active.dataVersion})
CALL (active, classification) {
  MATCH (occupation:Occupation {dataVersion: active.dataVersion, current: true})
  WHERE NOT EXISTS { (occupation)-[:CODED_AS]->(classification) }
  RETURN count(occupation) AS uncoded
}
MATCH (classification)<-[code:CODED_AS]-(occupation:Occupation)
RETURN classification.target AS classification, code.match AS match, count(code) AS codes,
       count(DISTINCT occupation) AS occupations, uncoded
ORDER BY classification, codes DESC;
