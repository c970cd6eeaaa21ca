/**
 * Checks of our own layers: skills, outputs, profiles, gates, aliases and crosswalks. Every reference must lead somewhere, every
 * word of a vocabulary must be used, and a profile must say enough to tell its occupation from its neighbours.
 */
import type { Finding } from '../model/finding.js';
import type { CodeTarget } from '../model/vocabulary.js';
import { checkReferencesOnce, checkUnique } from './check-repeats.js';
import { makeFinding } from './findings.js';
import { groupBy, listPrintedPlacements, normaliseTitle, type PrintedMap } from './printed-maps.js';
import { knowsCurrent, type SeedFile, type Seeds } from './read-seeds.js';
import { findProfileFile, type ResolvedProfile, resolveProfiles } from './resolve-profiles.js';
import type { SeedData, SeedKind } from './seed-files.js';

const fewestNeeds = 10;
const mostNeeds = 20;
const fewestDistinguishing = 4;
/** From this many occupations on, a need that one sibling shares still tells an occupation from the others. */
const largeCluster = 9;

/** Ids that may be referred to; undefined where a file failed and so nothing can be said. */
interface KnownIds {
  readonly occupations: ReadonlySet<string> | undefined;
  readonly skills: ReadonlySet<string> | undefined;
  readonly outputs: ReadonlySet<string> | undefined;
}

/** Findings of skills/, outputs/, gates.yaml and aliases.yaml, and of the maps that lack profiles. */
export function checkProfiles(seeds: Seeds, maps: readonly PrintedMap[]): readonly Finding[] {
  const idsOf = (kind: SeedKind, ids: readonly string[]) => (seeds.failed.has(kind) ? undefined : new Set(ids));
  const placements = listPrintedPlacements(maps);
  const known: KnownIds = {
    occupations: idsOf(
      'maps',
      placements.map(({ entry }) => entry.id),
    ),
    skills: idsOf(
      'vocabulary',
      seeds.vocabulary.flatMap(({ data }) => data.skills.map(({ id }) => id)),
    ),
    outputs: idsOf(
      'outputs',
      seeds.outputs.flatMap(({ data }) => data.outputs.map(({ id }) => id)),
    ),
  };
  return [
    ...checkVocabularies(seeds),
    ...seeds.profiles.flatMap((file) => checkProfileFile(seeds, file, maps, known)),
    ...checkOneProfileEach(seeds),
    ...checkUse(seeds),
    ...(knowsCurrent(seeds) && !seeds.failed.has('profiles') ? checkResolved(seeds, maps) : []),
    ...checkGates(seeds, known),
    ...checkAliases(seeds, maps, known),
    ...checkCrosswalks(seeds, known),
  ];
}

function checkVocabularies(seeds: Seeds): readonly Finding[] {
  const findings: Finding[] = [];
  for (const file of seeds.vocabulary) {
    const { areas, skills } = file.data;
    const areaIds = areas.map(({ id }) => id);
    const skillIds = skills.map(({ id }) => id);
    findings.push(...checkUnique(file, areaIds, 'area', (index) => ['areas', index]));
    findings.push(...checkUnique(file, skillIds, 'skill', (index) => ['skills', index]));
    for (const [index, { id, area }] of skills.entries()) {
      if (areaIds.includes(area)) continue;
      const sentence = `The skill "${id}" belongs to the area "${area}", which does not exist.`;
      findings.push(makeFinding('dangling-reference', file.file, file.lineOf('skills', index, 'area'), sentence));
    }
  }
  for (const file of seeds.outputs) {
    const ids = file.data.outputs.map(({ id }) => id);
    findings.push(...checkUnique(file, ids, 'output', (index) => ['outputs', index]));
  }
  return findings;
}

function checkProfileFile(
  seeds: Seeds,
  file: SeedFile<SeedData<'profiles'>>,
  maps: readonly PrintedMap[],
  known: KnownIds,
): readonly Finding[] {
  const findings: Finding[] = [];
  const { map: name, clusters, occupations } = file.data;
  const dangling = (path: readonly (string | number)[], sentence: string): void => {
    findings.push(makeFinding('dangling-reference', file.file, file.lineOf(...path), sentence));
  };
  const checkSkills = (owner: string, skills: readonly string[], path: readonly string[]): void => {
    for (const skill of skills) {
      if (!known.skills || known.skills.has(skill)) continue;
      dangling([...path, skill], `The profile of "${owner}" needs the skill "${skill}", which does not exist.`);
    }
  };

  const isListed = seeds.failed.has('editions') || seeds.editions.some(({ data }) => data.maps.includes(name));
  if (!isListed) {
    const sentence = `There is no map "${name}" in the list of editions.yaml.`;
    findings.push(makeFinding('unknown-map', file.file, file.lineOf('map'), sentence));
  }
  const printed = maps.filter((map) => map.name === name);
  const current = printed.find((map) => map.current);
  const id = printed[0]?.id;
  if (id !== undefined && file.file !== `skills/profiles/${id}.yaml`) {
    const sentence = `The profiles of "${name}" belong in the file "skills/profiles/${id}.yaml".`;
    findings.push(makeFinding('misplaced-file', file.file, file.lineOf('map'), sentence));
  }

  for (const [cluster, needs] of Object.entries(clusters)) {
    checkSkills(cluster, Object.keys(needs), ['clusters', cluster]);
    if (!knowsCurrent(seeds) || current?.clusters.some(({ slug }) => slug === cluster)) continue;
    dangling(['clusters', cluster], `The current edition of "${name}" has no cluster "${cluster}".`);
  }
  const here = new Set(listPrintedPlacements(printed).map(({ entry }) => entry.id));
  for (const [occupation, { skills, outputs }] of Object.entries(occupations)) {
    const path = ['occupations', occupation];
    checkSkills(occupation, Object.keys(skills), [...path, 'skills']);
    for (const [index, output] of outputs.entries()) {
      if (!known.outputs || known.outputs.has(output)) continue;
      const sentence = `The profile of "${occupation}" delivers "${output}", which is no output.`;
      dangling([...path, 'outputs', index], sentence);
    }
    const place = (index: number) => [...path, 'outputs', index];
    findings.push(...checkReferencesOnce(file, outputs, `The profile of "${occupation}"`, place));
    if (known.occupations && !here.has(occupation)) {
      const elsewhere = known.occupations.has(occupation) ? 'stands on another map only' : 'is no occupation';
      dangling(path, `"${occupation}" has a profile for "${name}" but ${elsewhere}.`);
    }
  }
  return findings;
}

function checkOneProfileEach(seeds: Seeds): readonly Finding[] {
  const findings: Finding[] = [];
  const first = new Map<string, string>();
  for (const file of seeds.profiles) {
    for (const occupation of Object.keys(file.data.occupations)) {
      const earlier = first.get(occupation);
      if (earlier === undefined) first.set(occupation, file.file);
      else {
        const sentence = `"${occupation}" has a profile in "${earlier}" already.`;
        const line = file.lineOf('occupations', occupation);
        findings.push(makeFinding('duplicate-profile', file.file, line, sentence));
      }
    }
  }
  return findings;
}

function checkUse(seeds: Seeds): readonly Finding[] {
  if (seeds.failed.has('profiles')) return [];
  const findings: Finding[] = [];
  const occupations = seeds.profiles.flatMap(({ data }) => Object.values(data.occupations));
  const clusters = seeds.profiles.flatMap(({ data }) => Object.values(data.clusters));
  const skills = new Set([...clusters, ...occupations.map((entry) => entry.skills)].flatMap(Object.keys));
  const outputs = new Set(occupations.flatMap((entry) => entry.outputs));
  for (const file of seeds.vocabulary) {
    for (const [index, { id }] of file.data.skills.entries()) {
      if (skills.has(id)) continue;
      const sentence = `No profile needs the skill "${id}".`;
      findings.push(makeFinding('unused-skill', file.file, file.lineOf('skills', index), sentence));
    }
  }
  for (const file of seeds.outputs) {
    for (const [index, { id }] of file.data.outputs.entries()) {
      if (outputs.has(id)) continue;
      const sentence = `No profile delivers the output "${id}".`;
      findings.push(makeFinding('unused-output', file.file, file.lineOf('outputs', index), sentence));
    }
  }
  return findings;
}

function checkResolved(seeds: Seeds, maps: readonly PrintedMap[]): readonly Finding[] {
  const findings: Finding[] = [];
  const profiles = resolveProfiles(seeds, maps);
  for (const map of maps.filter(({ current }) => current)) {
    const ids = new Set(listPrintedPlacements([map]).map(({ entry }) => entry.id));
    const without = [...ids].filter((id) => !profiles.has(id));
    if (without.length === 0) continue;
    const file = findProfileFile(seeds, map.name) ?? map.file;
    const sentence = `${without.length} of the ${ids.size} occupations of "${map.name}" have no profile.`;
    findings.push(makeFinding('missing-profile', file.file, file.lineOf('map'), sentence));
  }
  for (const profile of profiles.values()) {
    const count = profile.needs.length;
    if (count < fewestNeeds || count > mostNeeds) {
      const sentence = `"${profile.occupation}" needs ${count} skills; ${fewestNeeds} to ${mostNeeds} are meant.`;
      findings.push(makeFinding('profile-size', profile.file, profile.line(), sentence));
    }
    const telling = countDistinguishing(profile, profiles);
    if (telling !== undefined && telling < fewestDistinguishing) {
      const sentence = `Only ${telling} needs tell "${profile.occupation}" from the others of its cluster \
"${profile.cluster?.entry.name}".`;
      findings.push(makeFinding('profile-undistinguished', profile.file, profile.line(), sentence));
    }
  }
  return findings;
}

/** Undefined where there is no sibling with a profile to compare with. */
function countDistinguishing(
  { occupation, needs, cluster }: ResolvedProfile,
  profiles: ReadonlyMap<string, ResolvedProfile>,
): number | undefined {
  const ids = [...new Set(cluster?.placements.map(({ entry }) => entry.id))];
  const siblings = ids.flatMap((id) => (id === occupation ? [] : (profiles.get(id) ?? [])));
  if (siblings.length === 0) return undefined;
  const allowed = ids.length >= largeCluster ? 1 : 0;
  const skillsOfSiblings = siblings.map((sibling) => new Set(sibling.needs.map(({ skill }) => skill)));
  return needs.filter(({ skill }) => skillsOfSiblings.filter((skills) => skills.has(skill)).length <= allowed).length;
}

function checkGates(seeds: Seeds, known: KnownIds): readonly Finding[] {
  const findings: Finding[] = [];
  for (const file of seeds.gates) {
    for (const [index, { name, after, occupations }] of file.data.gates.entries()) {
      const place = (position: number) => ['gates', index, 'occupations', position];
      findings.push(...checkOccupations(file, `The gate "${name}"`, occupations, place, known));
      const posts = (position: number) => ['gates', index, 'after', position];
      findings.push(...checkOccupations(file, `The gate "${name}"`, after, posts, known));
    }
  }
  return findings;
}

function checkAliases(seeds: Seeds, maps: readonly PrintedMap[], known: KnownIds): readonly Finding[] {
  const findings: Finding[] = [];
  const placements = listPrintedPlacements(maps);
  const byTitle = groupBy(placements, ({ entry }) => normaliseTitle(entry.title));
  for (const file of seeds.aliases) {
    const { aliases } = file.data;
    const names = aliases.map(({ alias }) => alias.toLowerCase());
    findings.push(...checkUnique(file, names, 'alias', (index) => ['aliases', index]));
    for (const [index, { alias, occupations }] of aliases.entries()) {
      const place = (position: number) => ['aliases', index, 'occupations', position];
      findings.push(...checkOccupations(file, `The alias "${alias}"`, occupations, place, known));
      const shadowed = byTitle.get(normaliseTitle(alias))?.find(({ entry }) => !occupations.includes(entry.id));
      if (!shadowed) continue;
      const sentence = `The alias "${alias}" is the title of "${shadowed.entry.id}", which it does not mean.`;
      findings.push(makeFinding('alias-shadows-title', file.file, file.lineOf('aliases', index), sentence));
    }
  }
  return findings;
}

/** The form of a code of each target. */
const codeForms: Readonly<Record<CodeTarget, RegExp>> = {
  'soc-2020': /^\d{4}$/,
  ssc: /^\d{4}\/\d{2}$/,
  esco: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  'skills-england': /^OCC\d{4}[A-Z]?$/,
};

function checkCrosswalks(seeds: Seeds, known: KnownIds): readonly Finding[] {
  return seeds.crosswalks.flatMap((file, index) => {
    const { target, codes } = file.data;
    const repeated = seeds.crosswalks.findIndex(({ data }) => data.target === target) < index;
    const twice = `The codes of "${target}" stand in another file already.`;
    return [
      ...(repeated ? [makeFinding('duplicate-id', file.file, file.lineOf('target'), twice)] : []),
      ...Object.entries(codes).flatMap(([id, [code]]) => {
        const line = file.lineOf('codes', id);
        const findings: Finding[] = [];
        if (known.occupations && !known.occupations.has(id)) {
          const sentence = `A code of "${target}" names "${id}", which is no occupation.`;
          findings.push(makeFinding('dangling-reference', file.file, line, sentence));
        }
        if (!codeForms[target].test(code)) {
          const sentence = `"${code}" of "${id}" has not the form of a code of "${target}".`;
          findings.push(makeFinding('malformed-code', file.file, line, sentence));
        }
        return findings;
      }),
    ];
  });
}

function checkOccupations(
  file: SeedFile<unknown>,
  owner: string,
  occupations: readonly string[],
  place: (position: number) => readonly (string | number)[],
  known: KnownIds,
): readonly Finding[] {
  const dangling = [...occupations.entries()].flatMap(([position, id]) => {
    if (!known.occupations || known.occupations.has(id)) return [];
    const line = file.lineOf(...place(position));
    return makeFinding('dangling-reference', file.file, line, `${owner} names "${id}", which is no occupation.`);
  });
  return [...dangling, ...checkReferencesOnce(file, occupations, owner, place)];
}
