/**
 * Checks that every reading of printed titles as one occupation, or as several, is a recorded decision, and that the
 * records still speak of what is printed. Equal titles alone decide nothing; neither does a shared id.
 */
import type { Finding } from '../model/finding.js';
import type { Identity } from '../model/release.js';
import { checkReferencesOnce, checkUnique } from './check-repeats.js';
import { type FindingCode, makeFinding } from './findings.js';
import {
  groupBy,
  listPrintedPlacements,
  normaliseTitle,
  type PrintedMap,
  type PrintedPlacement,
} from './printed-maps.js';
import type { Seeds } from './read-seeds.js';

/** Findings about identities.yaml, and about placements that need a record there. */
export function checkIdentities(seeds: Seeds, maps: readonly PrintedMap[]): readonly Finding[] {
  const placements = listPrintedPlacements(maps);
  const undecided = seeds.failed.has('identities') ? [] : checkDecided(seeds, placements);
  const stale = seeds.failed.has('maps') ? [] : checkRecords(seeds, placements);
  return [...undecided, ...stale, ...checkRedirects(seeds, placements)];
}

function checkDecided(seeds: Seeds, placements: readonly PrintedPlacement[]): readonly Finding[] {
  const records = seeds.identities.flatMap(({ data }) => data.identities);
  return [...checkSharedIds(records, placements), ...checkSharedTitles(records, placements)];
}

/** One id under several titles, or on several maps, needs a record that it is one occupation. */
function checkSharedIds(records: readonly Identity[], placements: readonly PrintedPlacement[]): readonly Finding[] {
  const findings: Finding[] = [];
  for (const [id, group] of groupBy(placements, ({ entry }) => entry.id)) {
    const joining = records.filter(({ kind, occupations }) => kind !== 'distinct' && occupations.includes(id));
    const decided = new Set(joining.flatMap(({ titles }) => titles.map(normaliseTitle)));
    const [first] = group;
    if (!first) continue;
    const tell = (place: PrintedPlacement, sentence: string): void => {
      findings.push(makeFinding('undecided-identity', place.map.file.file, place.line(), sentence));
    };
    const byTitle = groupBy(group, ({ entry }) => normaliseTitle(entry.title));
    const open = [...byTitle].filter(([title]) => !decided.has(title)).map(([, places]) => places);
    if (byTitle.size > 1 && open.length > 0) {
      const place = open.at(-1)?.[0] ?? first;
      const titles = [...byTitle.values()].map((places) => `"${places[0]?.entry.title}"`).join(', ');
      tell(place, `"${id}" is printed as ${titles}, but identities.yaml holds no record that names all these titles.`);
    }
    const second = group.find(({ map }) => map.id !== first.map.id);
    if (second && joining.length === 0) {
      const names = [...new Set(group.map(({ map }) => `"${map.name}"`))].join(', ');
      tell(second, `"${id}" stands on ${names}, but identities.yaml does not say that they mean one occupation.`);
    }
  }
  return findings;
}

/** One title under several ids needs a record that the jobs are different. */
function checkSharedTitles(records: readonly Identity[], placements: readonly PrintedPlacement[]): readonly Finding[] {
  const findings: Finding[] = [];
  const parting = records.filter(({ kind }) => kind === 'distinct' || kind === 'split' || kind === 'merged');
  for (const group of groupBy(placements, ({ entry }) => normaliseTitle(entry.title)).values()) {
    const ids = [...new Set(group.map(({ entry }) => entry.id))];
    for (const [index, id] of ids.entries()) {
      const before = ids.slice(0, index);
      const open = before.find(
        (other) => !parting.some(({ occupations }) => occupations.includes(id) && occupations.includes(other)),
      );
      const place = group.find(({ entry }) => entry.id === id);
      if (open === undefined || !place) continue;
      const sentence = `"${place.entry.title}" has the ids "${open}" and "${id}", but identities.yaml holds no record \
that they are distinct.`;
      findings.push(makeFinding('undecided-identity', place.map.file.file, place.line(), sentence));
    }
  }
  return findings;
}

/** Records may name ids that redirect: what was split or merged is not printed any more. */
function checkRecords(seeds: Seeds, placements: readonly PrintedPlacement[]): readonly Finding[] {
  const findings: Finding[] = [];
  const byId = groupBy(placements, ({ entry }) => entry.id);
  for (const file of seeds.identities) {
    const known = new Set([...byId.keys(), ...file.data.redirects.map(({ from }) => from)]);
    for (const [index, { occupations, titles }] of file.data.identities.entries()) {
      const tell = (code: FindingCode, field: string, position: number, sentence: string): void => {
        findings.push(makeFinding(code, file.file, file.lineOf('identities', index, field, position), sentence));
      };
      const printed = new Set(
        occupations.flatMap((id) => (byId.get(id) ?? []).flatMap(({ entry }) => [entry.title, entry.printed ?? ''])),
      );
      const normalised = new Set([...printed].map(normaliseTitle));
      for (const [position, id] of occupations.entries()) {
        if (!known.has(id)) tell('stale-identity', 'occupations', position, `There is no occupation "${id}".`);
      }
      for (const [position, title] of titles.entries()) {
        if (normalised.has(normaliseTitle(title))) continue;
        const sentence = `No edition prints the title "${title}" for ${occupations.map((id) => `"${id}"`).join(', ')}.`;
        tell('stale-title', 'titles', position, sentence);
      }
      const place = (position: number) => ['identities', index, 'occupations', position];
      findings.push(...checkReferencesOnce(file, occupations, 'This record', place));
    }
  }
  return findings;
}

function checkRedirects(seeds: Seeds, placements: readonly PrintedPlacement[]): readonly Finding[] {
  const findings: Finding[] = [];
  const known = new Set(placements.map(({ entry }) => entry.id));
  for (const file of seeds.identities) {
    const { redirects } = file.data;
    const sources = redirects.map(({ from }) => from);
    findings.push(...checkUnique(file, sources, 'redirect from', (index) => ['redirects', index]));
    for (const [index, { from, to }] of redirects.entries()) {
      if (known.has(from)) {
        const sentence = `"${from}" redirects to ${to.join(', ')}, but it is still printed as an occupation.`;
        findings.push(makeFinding('redirect-in-use', file.file, file.lineOf('redirects', index, 'from'), sentence));
      }
      for (const [position, target] of to.entries()) {
        if (known.has(target) || seeds.failed.has('maps')) continue;
        const line = file.lineOf('redirects', index, 'to', position);
        const sentence = `"${from}" redirects to "${target}", which is no occupation.`;
        findings.push(makeFinding('dangling-reference', file.file, line, sentence));
      }
      const place = (position: number) => ['redirects', index, 'to', position];
      findings.push(...checkReferencesOnce(file, to, `The redirect from "${from}"`, place));
    }
  }
  return findings;
}
