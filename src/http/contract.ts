/**
 * The contract of the service: every resource under /v1 with what it takes and gives. Routes, checks, OpenAPI, the
 * typed client and the tools for assistants are made from this table.
 */
import { z } from 'zod';
import * as answers from '../model/answer.js';
import * as browse from '../model/browse.js';
import { severities } from '../model/finding.js';
import { directions, evidenceTypes, scopes, skillKinds, tiers } from '../model/vocabulary.js';
import { cursorPattern, limits, longestName, type MovesRequest } from '../service/service.js';
import { endpoint } from './endpoint.js';
import { toLinkedOccupation } from './linked-data.js';
import * as tables from './tables.js';
import { tellOccupation } from './tell-occupation.js';
import { tellPaths } from './tell-paths.js';

/** Counted in code points, of which none takes more than two of the units that the service counts. */
const mostCharacters = longestName / 2;
const namePattern = new RegExp(`^(?=[\\s\\S]*\\S)[^\\u0000-\\u001f\\u007f-\\u009f]{1,${mostCharacters}}$`, 'u');
const name = (description: string) => z.string().regex(namePattern, nameMessage).describe(description);
const nameMessage = `must be a name of 1 to ${mostCharacters} characters without control characters`;
const names = (most: number, description: string) =>
  z.array(z.string().regex(namePattern, nameMessage)).min(1).max(most).describe(description);
const words = <const T extends readonly [string, ...string[]]>(known: T, description: string) =>
  z.array(z.enum(known)).min(1).max(known.length).describe(description);
const upTo = ({ standard, most }: { readonly standard: number; readonly most: number }, description: string) =>
  z.number().int().min(1).max(most).default(standard).describe(description);

const anyName = 'A title, former title, option, what people call the job, or an id; small typing errors are mended.';
const occupationPart = name(`The occupation. ${anyName}`);
const listLimit = upTo(limits.moves, 'How many to list, the best first.');
const pageLimit = upTo(limits.page, 'How many on a page.');
const cursor = z.string().regex(cursorPattern).describe('`nextCursor` of the page before.').optional();
const allowDown = z.boolean().default(false).describe('Offer steps down as well.');
const chosenScopes = words(scopes, 'How far a move may reach. Left out: any reach.').optional();

const nameErrors = ['unknown-occupation', 'not-on-maps', 'ambiguous-occupation'] as const;
const pageErrors = ['stale-cursor', 'conflicting-options'] as const;

const chosenMoves = z.strictObject({
  occupation: occupationPart,
  limit: listLimit,
  direction: words(directions, 'Left out: up and across.').optional(),
  scope: chosenScopes,
  allowDown,
});
const toMovesRequest = ({ direction, scope, ...rest }: z.output<typeof chosenMoves>): MovesRequest => ({
  ...rest,
  directions: direction,
  scopes: scope,
});
const plainMoves = z.strictObject({ occupation: occupationPart, limit: listLimit, allowDown });

export const contract = {
  findPaths: endpoint({
    path: '/v1/paths',
    group: 'Ways',
    summary: 'Paths between two occupations, explained',
    description:
      'The easiest paths that differ usefully, each step with its evidence, what the person brings, has to learn and to deepen, and gates that no skill replaces. Finding none is an answer: `paths` is empty, `reason` says why and `change` what would help.',
    asked: z.strictObject({
      from: name(`Where to start. ${anyName}`),
      to: name(`Where to go. ${anyName}`),
      alternatives: upTo(limits.alternatives, 'How many different paths at most.'),
      via: names(8, 'Occupations to pass, in this order.').optional(),
      avoid: names(40, 'Occupations not to pass.').optional(),
      maxMoves: upTo(limits.maxMoves, 'Most moves on a path.'),
      maxLevel: z
        .number()
        .int()
        .min(1)
        .max(limits.maxLevel)
        .describe('Highest level to pass or reach; an unprinted level counts as the top of its tier.')
        .optional(),
      evidence: words(evidenceTypes, 'Only moves with one of these. Left out: any.').optional(),
      map: name('Stay on this map, by id or name.').optional(),
      allowDown,
    }),
    answered: answers.pathAnswerSchema,
    errors: [...nameErrors, 'unknown-map', 'conflicting-options'],
    example: { from: 'Props Technician', to: 'Stage Designer' },
    ask: (service, question) => service.paths(question),
    text: tellPaths,
  }),
  checkRoute: endpoint({
    path: '/v1/route',
    group: 'Ways',
    summary: 'A route that somebody has in mind',
    description: 'Each step priced and explained, or why it does not hold and what would bridge it.',
    asked: z.strictObject({
      step: names(20, 'The occupations of the route in their order.').min(2),
    }),
    answered: answers.routeAnswerSchema,
    errors: nameErrors,
    example: { step: ['Props Technician', 'Scenic Artist', 'Stage Designer'] },
    ask: (service, { step }) => service.route(step),
  }),
  compareOccupations: endpoint({
    path: '/v1/compare',
    group: 'Ways',
    summary: 'Two occupations side by side',
    description: 'Skills and outputs both ways, levels, gates, and what no data here can tell.',
    asked: z.strictObject({ a: occupationPart, b: occupationPart }),
    answered: answers.compareAnswerSchema,
    errors: [...nameErrors, 'conflicting-options'],
    example: { a: 'Scenic Artist', b: 'Stage Manager' },
    ask: (service, { a, b }) => service.compare(a, b),
  }),
  findPotential: endpoint({
    path: '/v1/potential',
    group: 'Ways',
    summary: "What a person's whole history reaches",
    description:
      'Occupations within reach of several past roles and named skills together, what of the history may fade, and what one more skill would open. About a person: the answer is not to be stored. Ask by POST to keep the history out of addresses.',
    asked: z.strictObject({
      role: names(limits.roles, 'Roles that were held, the earliest first, the present one last.'),
      skill: names(limits.skills, 'Skills held besides, by label, synonym or id.').optional(),
      limit: listLimit,
      scope: chosenScopes,
      allowDown,
    }),
    answered: answers.potentialAnswerSchema,
    errors: [...nameErrors, 'not-found'],
    example: { role: ['Chef de partie', 'Teaching assistant'], skill: ['First aid'] },
    ask: (service, { role, skill, scope, ...rest }) =>
      service.potential({ ...rest, roles: role, skills: skill, scopes: scope }),
    personal: true,
  }),
  listOccupations: endpoint({
    path: '/v1/occupations',
    group: 'Occupations',
    summary: 'Search and list occupations',
    description:
      'With a query the best match first, and `matchedBy` says how it fits; without one all occupations by id. Searching finds what holds some of the words; it never guesses which one is meant.',
    asked: z.strictObject({
      query: name('What somebody calls the job.').optional(),
      map: name('Only occupations of this map, by id or name.').optional(),
      tier: z.enum(tiers).describe('Only this printed column.').optional(),
      level: z.number().int().min(1).max(limits.maxLevel).describe('Only with this level in print.').optional(),
      limit: pageLimit,
      cursor,
    }),
    answered: browse.occupationsAnswerSchema,
    errors: ['unknown-map', ...pageErrors],
    example: { query: 'lighting' },
    ask: (service, question) => service.occupations(question),
    rows: tables.occupationRows,
  }),
  getOccupation: endpoint({
    path: '/v1/occupations/{occupation}',
    group: 'Occupations',
    summary: 'Everything held of one occupation',
    description:
      'Where each edition prints it, what people call it, what it needs and produces, gates, codes of outside classifications, and how many occupations it reaches. A former id is answered with a redirect to the present one.',
    asked: z.strictObject({ occupation: occupationPart }),
    answered: answers.occupationAnswerSchema,
    errors: nameErrors,
    example: { occupation: 'props-technician' },
    ask: (service, { occupation }) => service.occupation(occupation),
    findMoved: ({ occupation: { id, resolvedBy } }) =>
      resolvedBy === 'former-id' ? `/v1/occupations/${encodeURIComponent(id)}` : undefined,
    text: tellOccupation,
    linkedData: toLinkedOccupation,
  }),
  listMoves: endpoint({
    path: '/v1/occupations/{occupation}/moves',
    group: 'Occupations',
    summary: 'Every single move out of an occupation, in one ranking',
    description: 'The easiest first, with evidence and skills. `total` counts all that fit, before the limit.',
    asked: chosenMoves,
    answered: answers.movesAnswerSchema,
    errors: nameErrors,
    example: { occupation: 'stage-manager', scope: ['pathway', 'map'], limit: 5 },
    ask: (service, question) => service.moves(toMovesRequest(question)),
    rows: tables.moveRows,
  }),
  listNext: endpoint({
    path: '/v1/occupations/{occupation}/next',
    group: 'Occupations',
    summary: 'Moves up',
    description: "Moves up on the occupation's own maps, the easiest first.",
    asked: plainMoves,
    answered: answers.movesAnswerSchema,
    errors: nameErrors,
    example: { occupation: 'lighting-assistant' },
    ask: (service, question) => service.next(question),
    rows: tables.moveRows,
  }),
  listTransfers: endpoint({
    path: '/v1/occupations/{occupation}/transfers',
    group: 'Occupations',
    summary: 'Moves to other maps',
    description: 'Moves up or across to other maps, spread over clusters so that near-copies do not crowd the list.',
    asked: plainMoves,
    answered: answers.movesAnswerSchema,
    errors: nameErrors,
    example: { occupation: 'stage-manager' },
    ask: (service, question) => service.transfers(question),
    rows: tables.moveRows,
  }),
  listFeeders: endpoint({
    path: '/v1/occupations/{occupation}/feeders',
    group: 'Occupations',
    summary: 'Who can move in',
    description: 'Moves into the occupation, the easiest first.',
    asked: chosenMoves,
    answered: answers.feedersAnswerSchema,
    errors: nameErrors,
    example: { occupation: 'stage-designer' },
    ask: (service, question) => service.feeders(toMovesRequest(question)),
    rows: tables.feederRows,
  }),
  listWaysIn: endpoint({
    path: '/v1/occupations/{occupation}/ways-in',
    group: 'Occupations',
    summary: 'Where a starter may begin so as to reach an occupation',
    description: 'Entry and skilled occupations from which it can be reached, the nearest first, with the way by id.',
    asked: z.strictObject({ occupation: occupationPart, limit: listLimit }),
    answered: answers.waysInAnswerSchema,
    errors: nameErrors,
    example: { occupation: 'stage-designer' },
    ask: (service, { occupation, limit }) => service.waysIn(occupation, limit),
    rows: tables.wayInRows,
  }),
  listMaps: endpoint({
    path: '/v1/maps',
    group: 'Maps',
    summary: 'The occupational maps',
    description: 'All maps with the edition that each is answered from, and how much they print.',
    asked: z.strictObject({}),
    answered: browse.mapsAnswerSchema,
    errors: [],
    example: {},
    ask: (service) => service.maps(),
    rows: tables.mapRows,
  }),
  getMap: endpoint({
    path: '/v1/maps/{map}',
    group: 'Maps',
    summary: 'One map as it is printed',
    description: 'Pathways, their clusters by tier, and the occupations of each, in print order.',
    asked: z.strictObject({ map: name('The map, by id or name.') }),
    answered: answers.mapAnswerSchema,
    errors: ['unknown-map'],
    example: { map: 'creative-and-design' },
    ask: (service, { map }) => service.map(map),
  }),
  getCluster: endpoint({
    path: '/v1/clusters/{cluster}',
    group: 'Maps',
    summary: 'One cluster',
    description: 'A cluster of the edition in force, with its place on the map and its occupations.',
    asked: z.strictObject({ cluster: name('The cluster, by id.') }),
    answered: browse.clusterAnswerSchema,
    errors: ['not-found'],
    example: { cluster: 'creative-and-design.production-arts-assistant' },
    ask: (service, { cluster }) => service.cluster(cluster),
  }),
  listSkills: endpoint({
    path: '/v1/skills',
    group: 'Skills',
    summary: 'The vocabulary of skills',
    description: 'Our own editorial vocabulary: knowledge, skills and behaviours, by id.',
    asked: z.strictObject({
      query: name('A part of a label, synonym or id.').optional(),
      kind: z.enum(skillKinds).describe('Only this kind.').optional(),
      area: name('Only this area, by id.').optional(),
      limit: pageLimit,
      cursor,
    }),
    answered: browse.skillsAnswerSchema,
    errors: pageErrors,
    example: { query: 'draw', kind: 'skill' },
    ask: (service, question) => service.skills(question),
    rows: tables.skillRows,
  }),
  getSkill: endpoint({
    path: '/v1/skills/{skill}',
    group: 'Skills',
    summary: 'One skill and who needs it',
    description: 'By label, synonym or id. The occupations that need it most come first.',
    asked: z.strictObject({ skill: name('The skill, by label, synonym or id.') }),
    answered: browse.skillAnswerSchema,
    errors: ['not-found'],
    example: { skill: 'First aid' },
    ask: (service, { skill }) => service.skill(skill),
    rows: tables.skillUserRows,
  }),
  listOutputs: endpoint({
    path: '/v1/outputs',
    group: 'Skills',
    summary: 'What occupations produce or deliver',
    description: 'Our own editorial vocabulary of outputs, by id, with who produces each.',
    asked: z.strictObject({ limit: pageLimit, cursor }),
    answered: browse.outputsAnswerSchema,
    errors: pageErrors,
    example: {},
    ask: (service, question) => service.outputs(question),
    rows: tables.outputRows,
  }),
  listEditions: endpoint({
    path: '/v1/editions',
    group: 'Data',
    summary: 'Editions of the maps with their sources',
    description: 'Oldest first; each map is answered from one of its editions.',
    asked: z.strictObject({}),
    answered: browse.editionsAnswerSchema,
    errors: [],
    example: {},
    ask: (service) => service.editions(),
    rows: tables.editionRows,
  }),
  listFindings: endpoint({
    path: '/v1/findings',
    group: 'Data',
    summary: 'What is wrong or doubtful in the data',
    description: 'Findings with file, line and code, in one stable order.',
    asked: z.strictObject({
      severity: z.enum(severities).describe('Only this severity.').optional(),
      code: name('Only this code.').optional(),
      limit: pageLimit,
      cursor,
    }),
    answered: browse.findingsAnswerSchema,
    errors: pageErrors,
    example: { severity: 'warning' },
    ask: (service, question) => service.findings(question),
    rows: tables.findingRows,
  }),
} as const;

export type Contract = typeof contract;
export type Operation = keyof Contract;
