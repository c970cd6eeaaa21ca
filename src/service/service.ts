/**
 * The entry of service/: the use cases of Trellis, asked by name and answered from one release. The command line,
 * HTTP and assistants only carry questions to it and answers from it.
 */
import type { CurrentOccupation, Dataset } from '../dataset/dataset.js';
import type {
  CompareAnswer,
  FeedersAnswer,
  MapAnswer,
  MovesAnswer,
  Note,
  OccupationAnswer,
  PathAnswer,
  Place,
  PotentialAnswer,
  RouteAnswer,
  SearchAnswer,
  WaysInAnswer,
} from '../model/answer.js';
import type {
  ClusterAnswer,
  EditionsAnswer,
  FindingsAnswer,
  MapsAnswer,
  OccupationsAnswer,
  OutputsAnswer,
  SkillAnswer,
  SkillsAnswer,
} from '../model/browse.js';
import { TrellisError } from '../model/errors.js';
import { type Direction, type EvidenceType, type ResolvedBy, type Scope, scopes } from '../model/vocabulary.js';
import { defaultQuestion, mostAlternatives, type Planner, widestMoves } from '../planner/planner.js';
import {
  describeSkill,
  type FindingsRequest,
  listFindings,
  listMaps,
  listOccupations,
  listOutputs,
  listSkills,
  listSourcedEditions,
  type OccupationsRequest,
  type SkillsRequest,
} from './browse.js';
import { describeCluster, describeMap, describeOccupation } from './describe.js';
import type { PageRequest } from './page.js';
import { createNames, type Names } from './resolve-name.js';
import { resolveSkill } from './resolve-skill.js';

export { cursorPattern } from './page.js';
export type { Names } from './resolve-name.js';
export { longestName } from './tell-names.js';

/** A question about paths, by names; what is left out takes its default. */
export interface PathRequest {
  readonly from: string;
  readonly to: string;
  readonly alternatives?: number | undefined;
  readonly via?: readonly string[] | undefined;
  readonly avoid?: readonly string[] | undefined;
  readonly maxMoves?: number | undefined;
  readonly maxLevel?: number | undefined;
  readonly evidence?: readonly EvidenceType[] | undefined;
  readonly map?: string | undefined;
  readonly allowDown?: boolean | undefined;
}

export interface MovesRequest {
  readonly occupation: string;
  readonly limit?: number | undefined;
  readonly directions?: readonly Direction[] | undefined;
  readonly scopes?: readonly Scope[] | undefined;
  readonly allowDown?: boolean | undefined;
}

export interface PotentialRequest {
  /** At least one name; the last is the present role. */
  readonly roles: readonly string[];
  readonly skills?: readonly string[] | undefined;
  readonly limit?: number | undefined;
  readonly scopes?: readonly Scope[] | undefined;
  readonly allowDown?: boolean | undefined;
}

export interface Service {
  readonly dataset: Dataset;
  readonly names: Names;
  readonly planner: Planner;
  paths(request: PathRequest): PathAnswer;
  /** At least two names, in order. */
  route(stops: readonly string[]): RouteAnswer;
  moves(request: MovesRequest): MovesAnswer;
  /** Moves up on the occupation's own maps. */
  next(request: MovesRequest): MovesAnswer;
  /** Moves to other maps, spread over clusters. */
  transfers(request: MovesRequest): MovesAnswer;
  feeders(request: MovesRequest): FeedersAnswer;
  waysIn(to: string, limit?: number): WaysInAnswer;
  compare(a: string, b: string): CompareAnswer;
  /** What several past roles and named skills reach together. */
  potential(request: PotentialRequest): PotentialAnswer;
  search(query: string, limit?: number): SearchAnswer;
  occupation(name: string): Promise<OccupationAnswer>;
  map(name: string): MapAnswer;
  /** Throws `not-found`. */
  cluster(id: string): ClusterAnswer;
  maps(): MapsAnswer;
  /** Occupations of the release: all by id, or the best match first where a query is given. */
  occupations(request: OccupationsRequest): OccupationsAnswer;
  skills(request: SkillsRequest): SkillsAnswer;
  /** By id, label or synonym; throws `not-found` with the nearest. */
  skill(name: string): SkillAnswer;
  outputs(request: PageRequest): OutputsAnswer;
  editions(): EditionsAnswer;
  findings(request: FindingsRequest): FindingsAnswer;
}

/** How much one question may ask for; the faces publish the same numbers. */
export const limits = {
  moves: { standard: 10, most: 200 },
  alternatives: { standard: defaultQuestion.alternatives, most: mostAlternatives },
  maxMoves: { standard: defaultQuestion.maxMoves, most: widestMoves },
  maxLevel: 8,
  search: { standard: 10, most: 100 },
  page: { standard: 20, most: 100 },
  roles: 10,
  skills: 30,
} as const;
const ownScopes = scopes.filter((scope) => scope !== 'other-map');

interface Understood {
  readonly occupation: CurrentOccupation;
  readonly resolvedBy: ResolvedBy;
  readonly notes: readonly Note[];
}

/** The service over one planner. Methods throw a TrellisError for names that are unknown, ambiguous or on no map. */
export function createService(planner: Planner): Service {
  const { dataset } = planner.graph;
  const names = createNames(dataset);

  const understand = (text: string): Understood => {
    const { occupation: id, resolvedBy, note } = names.get(text);
    const occupation = dataset.getOccupation(id);
    const notes: Note[] = note ? [{ code: 'name', sentence: note }] : [];
    if (resolvedBy === 'spelling') {
      notes.push({ code: 'read-as', sentence: `"${text.trim()}" was read as ${occupation.title}.` });
    }
    return { occupation, resolvedBy, notes };
  };
  const asAsked = (place: Place, { resolvedBy }: Understood): Place => ({ ...place, resolvedBy });
  const withNotes = <A extends { readonly notes: Note[] }>(answer: A, asked: readonly Understood[]): A => ({
    ...answer,
    notes: [...asked.flatMap(({ notes }) => notes), ...answer.notes],
  });

  const listMoves = (
    request: MovesRequest,
    standard: readonly Direction[],
    within: readonly Scope[],
    diverse = false,
  ): MovesAnswer => {
    const asked = understand(request.occupation);
    const answer = planner.listMoves({
      occupation: asked.occupation.id,
      limit: checkCount('limit', request.limit ?? limits.moves.standard, limits.moves.most),
      directions: chooseDirections(request, standard),
      scopes: request.scopes ?? within,
      diverse,
    });
    return withNotes({ ...answer, from: asAsked(answer.from, asked) }, [asked]);
  };

  return {
    dataset,
    names,
    planner,
    paths(request) {
      const from = understand(request.from);
      const to = understand(request.to);
      const via = (request.via ?? []).map(understand);
      const avoid = (request.avoid ?? []).map(understand);
      const ids = (list: readonly Understood[]): string[] => list.map(({ occupation }) => occupation.id);
      checkOptions(from.occupation, to.occupation, ids(via), ids(avoid));
      const map = request.map === undefined ? null : dataset.getMap(request.map).id;
      if (map !== null) checkOnMap(dataset, map, [from, to, ...via]);
      const answer = planner.findPaths({
        from: from.occupation.id,
        to: to.occupation.id,
        alternatives: checkCount(
          'alternatives',
          request.alternatives ?? limits.alternatives.standard,
          limits.alternatives.most,
        ),
        via: ids(via),
        avoid: ids(avoid),
        maxMoves: checkCount('max-moves', request.maxMoves ?? limits.maxMoves.standard, limits.maxMoves.most),
        maxLevel: request.maxLevel === undefined ? null : checkCount('max-level', request.maxLevel, limits.maxLevel),
        evidence: request.evidence ?? null,
        map,
        allowDown: request.allowDown ?? false,
      });
      return withNotes({ ...answer, from: asAsked(answer.from, from), to: asAsked(answer.to, to) }, [
        from,
        to,
        ...via,
        ...avoid,
      ]);
    },
    route(stops) {
      if (stops.length < 2) throw new TrellisError('invalid-query', 'A route has at least two occupations.');
      const asked = stops.map(understand);
      const answer = planner.checkRoute(asked.map(({ occupation }) => occupation.id));
      const legs = answer.legs.map((leg, index) => {
        const [from, to] = [asked[index], asked[index + 1]];
        return { ...leg, from: from ? asAsked(leg.from, from) : leg.from, to: to ? asAsked(leg.to, to) : leg.to };
      });
      return withNotes({ ...answer, legs }, asked);
    },
    moves: (request) => listMoves(request, ['up', 'across'], scopes),
    next: (request) => listMoves(request, ['up'], ownScopes),
    transfers: (request) => listMoves(request, ['up', 'across'], ['other-map'], true),
    feeders(request) {
      const asked = understand(request.occupation);
      const answer = planner.listFeeders({
        occupation: asked.occupation.id,
        limit: checkCount('limit', request.limit ?? limits.moves.standard, limits.moves.most),
        directions: chooseDirections(request, ['up', 'across']),
        scopes: request.scopes ?? scopes,
      });
      return withNotes({ ...answer, to: asAsked(answer.to, asked) }, [asked]);
    },
    waysIn(to, limit = limits.moves.standard) {
      const asked = understand(to);
      const answer = planner.listWaysIn(asked.occupation.id, checkCount('limit', limit, limits.moves.most));
      return withNotes({ ...answer, to: asAsked(answer.to, asked) }, [asked]);
    },
    compare(a, b) {
      const [first, second] = [understand(a), understand(b)];
      if (first.occupation.id === second.occupation.id) {
        throw new TrellisError(
          'conflicting-options',
          `Both names mean ${first.occupation.title}: name two occupations.`,
        );
      }
      const answer = planner.compare(first.occupation.id, second.occupation.id);
      return withNotes({ ...answer, a: asAsked(answer.a, first), b: asAsked(answer.b, second) }, [first, second]);
    },
    potential(request) {
      const { roles, skills = [] } = request;
      if (roles.length === 0 || roles.length > limits.roles || skills.length > limits.skills) {
        const message = `name from 1 to ${limits.roles} roles, and at most ${limits.skills} skills`;
        throw new TrellisError('invalid-query', `What a history reaches: ${message}.`, {
          errors: [{ path: 'role', message }],
        });
      }
      const asked = roles.map(understand);
      const answer = planner.findPotential({
        roles: [...new Set(asked.map(({ occupation }) => occupation.id))],
        skills: [...new Set(skills.map((text) => resolveSkill(dataset.release.skills, text).id))],
        limit: checkCount('limit', request.limit ?? limits.moves.standard, limits.moves.most),
        directions: chooseDirections(request, ['up', 'across']),
        scopes: request.scopes ?? scopes,
      });
      return withNotes(answer, asked);
    },
    search: (query, limit = limits.search.standard) => ({
      dataVersion: dataset.dataVersion,
      query,
      results: [...names.search(query, checkCount('limit', limit, limits.search.most))],
    }),
    async occupation(name) {
      const asked = understand(name);
      const answer = await describeOccupation(planner.graph, asked.occupation);
      return withNotes({ ...answer, occupation: asAsked(answer.occupation, asked) }, [asked]);
    },
    map: (name) => describeMap(dataset, dataset.getMap(name)),
    cluster: (id) => describeCluster(dataset, id),
    maps: () => listMaps(dataset),
    occupations: (request) => listOccupations(dataset, names, request, limits.page.standard),
    skills: (request) => listSkills(dataset, request, limits.page.standard),
    skill: (name) => describeSkill(dataset, resolveSkill(dataset.release.skills, name)),
    outputs: (request) => listOutputs(dataset, request, limits.page.standard),
    editions: () => listSourcedEditions(dataset),
    findings: (request) => listFindings(dataset, request, limits.page.standard),
  };
}

function chooseDirections(
  request: Pick<MovesRequest, 'directions' | 'allowDown'>,
  standard: readonly Direction[],
): readonly Direction[] {
  if (request.directions) return request.directions;
  return request.allowDown ? [...standard, 'down'] : standard;
}

function checkCount(name: string, value: number, most: number): number {
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw new TrellisError('invalid-query', `"${name}" must be a whole number from 1 to ${most}.`, {
    errors: [{ path: name, message: `must be a whole number from 1 to ${most}` }],
  });
}

function checkOptions(
  from: CurrentOccupation,
  to: CurrentOccupation,
  via: readonly string[],
  avoid: readonly string[],
): void {
  const conflict = (message: string): never => {
    throw new TrellisError('conflicting-options', message);
  };
  if (avoid.includes(from.id) || avoid.includes(to.id))
    conflict('A role to avoid is the start or the end of the path.');
  if (via.includes(from.id) || via.includes(to.id)) conflict('A role to pass is the start or the end of the path.');
  const both = via.find((id) => avoid.includes(id));
  if (both) conflict('A role cannot be both passed and avoided.');
  if (new Set(via).size < via.length) conflict('A role to pass is named twice; no path passes a role twice.');
}

function checkOnMap(dataset: Dataset, map: string, places: readonly Understood[]): void {
  const outside = places.find(({ occupation }) => !occupation.maps.includes(map));
  if (!outside) return;
  throw new TrellisError(
    'conflicting-options',
    `${outside.occupation.title} is not on the map ${dataset.getMap(map).name}, so no path can stay on it.`,
  );
}
