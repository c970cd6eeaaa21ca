// Uniqueness of what a release holds, one of each kind per (dataVersion, id); the index by release; titles and aliases by words.
// Parameters: none. Columns: none. Statements end with a semicolon and are run one by one.
CREATE CONSTRAINT source_in_release IF NOT EXISTS
FOR (source:Source) REQUIRE (source.dataVersion, source.id) IS UNIQUE;
CREATE CONSTRAINT edition_in_release IF NOT EXISTS
FOR (edition:Edition) REQUIRE (edition.dataVersion, edition.id) IS UNIQUE;
CREATE CONSTRAINT occupational_map_in_release IF NOT EXISTS
FOR (occupationalMap:OccupationalMap) REQUIRE (occupationalMap.dataVersion, occupationalMap.id) IS UNIQUE;
CREATE CONSTRAINT pathway_in_release IF NOT EXISTS
FOR (pathway:Pathway) REQUIRE (pathway.dataVersion, pathway.id) IS UNIQUE;
CREATE CONSTRAINT cluster_in_release IF NOT EXISTS
FOR (cluster:Cluster) REQUIRE (cluster.dataVersion, cluster.id) IS UNIQUE;
CREATE CONSTRAINT occupation_in_release IF NOT EXISTS
FOR (occupation:Occupation) REQUIRE (occupation.dataVersion, occupation.id) IS UNIQUE;
CREATE CONSTRAINT placement_in_release IF NOT EXISTS
FOR (placement:Placement) REQUIRE (placement.dataVersion, placement.id) IS UNIQUE;
CREATE CONSTRAINT skill_area_in_release IF NOT EXISTS
FOR (skillArea:SkillArea) REQUIRE (skillArea.dataVersion, skillArea.id) IS UNIQUE;
CREATE CONSTRAINT skill_in_release IF NOT EXISTS
FOR (skill:Skill) REQUIRE (skill.dataVersion, skill.id) IS UNIQUE;
CREATE CONSTRAINT output_in_release IF NOT EXISTS
FOR (output:Output) REQUIRE (output.dataVersion, output.id) IS UNIQUE;
CREATE CONSTRAINT gate_in_release IF NOT EXISTS
FOR (gate:Gate) REQUIRE (gate.dataVersion, gate.id) IS UNIQUE;
CREATE CONSTRAINT alias_in_release IF NOT EXISTS
FOR (alias:Alias) REQUIRE (alias.dataVersion, alias.id) IS UNIQUE;
CREATE CONSTRAINT identity_in_release IF NOT EXISTS
FOR (identity:Identity) REQUIRE (identity.dataVersion, identity.id) IS UNIQUE;
CREATE CONSTRAINT redirect_in_release IF NOT EXISTS
FOR (redirect:Redirect) REQUIRE (redirect.dataVersion, redirect.id) IS UNIQUE;
CREATE CONSTRAINT classification_in_release IF NOT EXISTS
FOR (classification:Classification) REQUIRE (classification.dataVersion, classification.id) IS UNIQUE;
CREATE CONSTRAINT finding_in_release IF NOT EXISTS
FOR (finding:Finding) REQUIRE (finding.dataVersion, finding.id) IS UNIQUE;
CREATE CONSTRAINT release_version IF NOT EXISTS
FOR (release:Release) REQUIRE release.dataVersion IS UNIQUE;
CREATE CONSTRAINT active_release IF NOT EXISTS
FOR (active:ActiveRelease) REQUIRE active.id IS UNIQUE;
CREATE CONSTRAINT writer_lock IF NOT EXISTS
FOR (lock:WriterLock) REQUIRE lock.id IS UNIQUE;
CREATE INDEX held_by_release IF NOT EXISTS FOR (held:Held) ON (held.dataVersion);
CREATE FULLTEXT INDEX occupation_names IF NOT EXISTS FOR (named:Occupation|Alias) ON EACH [named.title, named.name];
