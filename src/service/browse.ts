/** Looking around in a release: lists of what it holds, in one stable order, a page at a time where they are long. */
import type { CurrentOccupation, Dataset } from '../dataset/dataset.js';
import type {
  EditionsAnswer,
  FindingsAnswer,
  MapsAnswer,
  OccupationsAnswer,
  OutputsAnswer,
  SkillAnswer,
  SkillsAnswer,
} from '../model/browse.js';
import type { Finding } from '../model/finding.js';
import type { Skill } from '../model/release.js';
import type { skillKinds, Tier } from '../model/vocabulary.js';
import { listEditions, listNotes, toPlace } from '../planner/planner.js';
import { tellEdition } from './describe.js';
import { nameKey } from './fold-name.js';
import { cutPage, type PageRequest } from './page.js';
import type { Names } from './resolve-name.js';

export interface OccupationsRequest extends PageRequest {
  /** What somebody calls the job; left out for all. */
  readonly query?: string | undefined;
  /** A map by id or name. */
  readonly map?: string | undefined;
  readonly tier?: Tier | undefined;
  /** Only occupations with this level in print. */
  readonly level?: number | undefined;
}

export interface SkillsRequest extends PageRequest {
  /** A part of a label, synonym or id. */
  readonly query?: string | undefined;
  readonly kind?: (typeof skillKinds)[number] | undefined;
  /** Id of an area. */
  readonly area?: string | undefined;
}

export interface FindingsRequest extends PageRequest {
  readonly severity?: Finding['severity'] | undefined;
  readonly code?: string | undefined;
}

/** Throws `unknown-map`, and what the search and the cursor throw. */
export function listOccupations(
  dataset: Dataset,
  names: Names,
  request: OccupationsRequest,
  standard: number,
): OccupationsAnswer {
  const { query, tier, level } = request;
  const map = request.map === undefined ? undefined : dataset.getMap(request.map).id;
  const all = dataset.listOccupations();
  const found =
    query === undefined
      ? all.map((occupation) => ({ occupation, matchedBy: null }))
      : names
          .search(query, all.length)
          .map(({ id, matchedBy }) => ({ occupation: dataset.getOccupation(id), matchedBy }));
  const wanted = found.filter(
    ({ occupation }) =>
      (map === undefined || occupation.maps.includes(map)) &&
      (tier === undefined || occupation.tier === tier) &&
      (level === undefined || occupation.level === level),
  );
  const { items, total, nextCursor } = cutPage(wanted, request, standard, dataset.dataVersion, [
    'occupations',
    query,
    map,
    tier,
    level,
  ]);
  return {
    dataVersion: dataset.dataVersion,
    query: query ?? null,
    results: items.map(({ occupation, matchedBy }) => ({ ...toListed(occupation), matchedBy })),
    total,
    nextCursor,
  };
}

export function listMaps(dataset: Dataset): MapsAnswer {
  const occupations = dataset.listOccupations();
  return {
    dataVersion: dataset.dataVersion,
    editions: dataset.release.maps.map((map) => tellEdition(dataset, map)),
    maps: dataset.release.maps.map((map) => ({
      id: map.id,
      name: map.name,
      edition: map.edition,
      editions: [...map.editions],
      pathways: dataset.listPathways(map.id).length,
      clusters: dataset.listClusters(map.id).length,
      occupations: occupations.filter(({ maps }) => maps.includes(map.id)).length,
      doubt: map.doubt,
    })),
    notes: listNotes([]),
  };
}

export function listSkills(dataset: Dataset, request: SkillsRequest, standard: number): SkillsAnswer {
  const { query, kind, area } = request;
  const part = query === undefined ? undefined : nameKey(query);
  const wanted = dataset.release.skills.filter(
    (skill) =>
      (kind === undefined || skill.kind === kind) &&
      (area === undefined || skill.area === area) &&
      (part === undefined || [skill.id, skill.label, ...skill.synonyms].some((name) => nameKey(name).includes(part))),
  );
  const { items, total, nextCursor } = cutPage(wanted, request, standard, dataset.dataVersion, [
    'skills',
    query,
    kind,
    area,
  ]);
  const skills = items.map((skill) => ({ ...toSkill(skill), occupations: dataset.countUses(skill.id) }));
  return { dataVersion: dataset.dataVersion, skills, total, nextCursor };
}

/** A skill with the current occupations that need it: by importance, then proficiency, then id. */
export function describeSkill(dataset: Dataset, skill: Skill): SkillAnswer {
  const users = dataset.listOccupations().flatMap((occupation) => {
    const need = dataset.listNeeds(occupation.id).find((candidate) => candidate.skill === skill.id);
    return need ? [{ occupation, need }] : [];
  });
  const ranked = users.sort((a, b) => b.need.importance - a.need.importance || b.need.proficiency - a.need.proficiency);
  return {
    dataVersion: dataset.dataVersion,
    editions: listEditions(
      dataset,
      users.map(({ occupation }) => occupation),
    ),
    skill: toSkill(skill),
    occupations: ranked.map(({ occupation, need: { importance, proficiency } }) => ({
      ...toListed(occupation),
      importance,
      proficiency,
    })),
    notes: listNotes([]),
  };
}

export function listOutputs(dataset: Dataset, request: PageRequest, standard: number): OutputsAnswer {
  const { items, total, nextCursor } = cutPage(dataset.release.outputs, request, standard, dataset.dataVersion, [
    'outputs',
  ]);
  const occupations = dataset.listOccupations();
  return {
    dataVersion: dataset.dataVersion,
    outputs: items.map(({ id, label, line }) => ({
      id,
      label,
      line,
      occupations: occupations
        .filter(({ profile }) => profile?.outputs.includes(id))
        .map(({ id: producer, title, tier }) => ({ id: producer, title, tier })),
    })),
    total,
    nextCursor,
  };
}

export function listSourcedEditions(dataset: Dataset): EditionsAnswer {
  const { editions, maps } = dataset.release;
  return {
    dataVersion: dataset.dataVersion,
    editions: [...editions]
      .sort((a, b) => a.order - b.order)
      .map(({ id, name, dated, source }) => ({
        id,
        name,
        dated,
        source: { ...dataset.getSource(source) },
        maps: maps
          .filter((map) => map.editions.includes(id))
          .map((map) => ({ map: map.id, answeredFrom: map.edition === id })),
      })),
  };
}

export function listFindings(dataset: Dataset, request: FindingsRequest, standard: number): FindingsAnswer {
  const { severity, code } = request;
  const { findings } = dataset.release;
  const wanted = findings.filter(
    (finding) =>
      (severity === undefined || finding.severity === severity) && (code === undefined || finding.code === code),
  );
  const { items, total, nextCursor } = cutPage(wanted, request, standard, dataset.dataVersion, [
    'findings',
    severity,
    code,
  ]);
  const tally = (wantedSeverity: Finding['severity']): number =>
    findings.filter((finding) => finding.severity === wantedSeverity).length;
  const counts = { error: tally('error'), warning: tally('warning'), note: tally('note') };
  return { dataVersion: dataset.dataVersion, counts, findings: [...items], total, nextCursor };
}

function toListed(occupation: CurrentOccupation): Omit<ReturnType<typeof toPlace>, 'resolvedBy'> {
  const { resolvedBy: _, ...listed } = toPlace(occupation);
  return listed;
}

function toSkill({ synonyms, growth, ...skill }: Skill): SkillAnswer['skill'] {
  return { ...skill, synonyms: [...synonyms], growth: [...growth] };
}
