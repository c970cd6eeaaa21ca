/**
 * The answers of Trellis, as zod schemas with inferred types: the same shapes on the command line and over HTTP.
 * Every answer names its data (`dataVersion`, `editions`) and carries notes on what it rests on.
 */
import { z } from 'zod';
import { findingSchema } from './finding.js';
import { evidenceSchema } from './move.js';
import { gateSchema, needSchema } from './release.js';
import {
  codeMatches,
  codeTargets,
  directions,
  evidenceTypes,
  pathLabels,
  reasons,
  relations,
  resolutions,
  scopes,
  tiers,
} from './vocabulary.js';

const share = z.number().min(0).max(1);
/** Effort in units of the median printed step to the next tier; lower is easier. */
const effort = z.number().positive();
const levelOrUnknown = z.number().int().nullable();

/** An occupation as an answer names it; `resolvedBy` is null where nobody asked for it by name. */
export const placeSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  map: z.string(),
  tier: z.enum(tiers),
  level: levelOrUnknown,
  resolvedBy: z.enum(resolutions).nullable(),
});
export type Place = Readonly<z.infer<typeof placeSchema>>;

export const noteSchema = z.strictObject({ code: z.string(), sentence: z.string() });
export type Note = Readonly<z.infer<typeof noteSchema>>;

/** The edition of each map that an answer touches. */
export const usedEditionSchema = z.strictObject({ map: z.string(), edition: z.string(), source: z.string() });
export type UsedEdition = Readonly<z.infer<typeof usedEditionSchema>>;

/** What every answer about occupations opens with. */
export const answerHead = {
  dataVersion: z.string(),
  editions: z.array(usedEditionSchema),
};

/** A needed skill that is already held: `learntAt` is the occupation of this path that taught it. */
export const carriedSkillSchema = z.strictObject({
  skill: z.string(),
  label: z.string(),
  importance: z.number().int(),
  held: z.number().int(),
  needed: z.number().int(),
  learntAt: z.string(),
});
export type CarriedSkill = Readonly<z.infer<typeof carriedSkillSchema>>;

export const gainedSkillSchema = z.strictObject({
  skill: z.string(),
  label: z.string(),
  importance: z.number().int(),
  needed: z.number().int(),
});
export type GainedSkill = Readonly<z.infer<typeof gainedSkillSchema>>;

/** Mean rise in proficiency over the shared skills tagged with one growth; null where none is shared. */
export const growthSchema = z.strictObject({ rise: z.number(), skills: z.array(z.string()).min(1) }).nullable();

/** What 003 says an occupation takes of a new entrant: said of the destination, never added up. */
export const newEntrantTrainingSchema = z.strictObject({
  atLeastYears: z.number(),
  offTheJobShare: share,
  source: z.string(),
});

/** Rungs that the print leaves out between the two: inferred by one named rule. */
export const unprintedRungsSchema = z
  .strictObject({ rule: z.enum(['tier-to-head-title', 'level-gap']), inferred: z.literal(true), sentence: z.string() })
  .nullable();

/** One move as an answer tells it, with what it asks of the person. */
export const stepSchema = z.strictObject({
  from: placeSchema,
  to: placeSchema,
  direction: z.enum(directions),
  scope: z.enum(scopes),
  tiersCrossed: z.number().int(),
  relations: z.array(z.enum(relations)),
  effort,
  coverage: share.nullable(),
  evidence: z.array(evidenceSchema).min(1),
  carries: z.array(carriedSkillSchema),
  gains: z.array(gainedSkillSchema),
  deepens: z.array(carriedSkillSchema),
  level: z.strictObject({ from: levelOrUnknown, to: levelOrUnknown }),
  tier: z.strictObject({ from: z.enum(tiers), to: z.enum(tiers) }),
  gates: z.array(gateSchema),
  growth: z.strictObject({
    'technical-complexity': growthSchema,
    autonomy: growthSchema,
    responsibility: growthSchema,
    influence: growthSchema,
  }),
  newEntrantTraining: newEntrantTrainingSchema,
  unprintedRungs: unprintedRungsSchema,
  explanation: z.string(),
});
export type Step = Readonly<z.infer<typeof stepSchema>>;

export const pathSchema = z.strictObject({
  rank: z.number().int().positive(),
  labels: z.array(z.enum(pathLabels)),
  effort,
  moves: z.number().int().positive(),
  weakestEvidence: z.enum(evidenceTypes),
  steps: z.array(stepSchema).min(1),
});
export type Path = Readonly<z.infer<typeof pathSchema>>;

export const pathAnswerSchema = z.strictObject({
  ...answerHead,
  from: placeSchema,
  to: placeSchema,
  paths: z.array(pathSchema),
  reason: z.enum(reasons).nullable(),
  /** What would change the reason; null where there is none. */
  change: z.string().nullable(),
  notes: z.array(noteSchema),
});
export type PathAnswer = Readonly<z.infer<typeof pathAnswerSchema>>;

/** A proposed route: every leg priced, or why it does not hold. */
export const routeAnswerSchema = z.strictObject({
  ...answerHead,
  holds: z.boolean(),
  effort: effort.nullable(),
  legs: z.array(
    z.strictObject({
      from: placeSchema,
      to: placeSchema,
      step: stepSchema.nullable(),
      reason: z.enum(reasons).nullable(),
      change: z.string().nullable(),
      /** Occupations that would bridge the two, where the leg does not hold. */
      bridges: z.array(placeSchema),
    }),
  ),
  notes: z.array(noteSchema),
});
export type RouteAnswer = Readonly<z.infer<typeof routeAnswerSchema>>;

export const movesAnswerSchema = z.strictObject({
  ...answerHead,
  from: placeSchema,
  moves: z.array(stepSchema),
  /** How many there are in all, before the limit. */
  total: z.number().int(),
  reason: z.enum(reasons).nullable(),
  change: z.string().nullable(),
  notes: z.array(noteSchema),
});
export type MovesAnswer = Readonly<z.infer<typeof movesAnswerSchema>>;

export const feedersAnswerSchema = z.strictObject({
  ...answerHead,
  to: placeSchema,
  feeders: z.array(stepSchema),
  total: z.number().int(),
  reason: z.enum(reasons).nullable(),
  change: z.string().nullable(),
  notes: z.array(noteSchema),
});
export type FeedersAnswer = Readonly<z.infer<typeof feedersAnswerSchema>>;

/** Occupations where a starter may begin, the nearest first; `path` is the way by id, from there to the goal. */
export const waysInAnswerSchema = z.strictObject({
  ...answerHead,
  to: placeSchema,
  /** What no way in replaces. */
  gates: z.array(gateSchema),
  waysIn: z.array(
    z.strictObject({
      start: placeSchema,
      workLevels: z.array(z.string()),
      apprenticeshipOnly: z.boolean(),
      effort: z.number().min(0),
      path: z.array(placeSchema),
    }),
  ),
  total: z.number().int(),
  reason: z.enum(reasons).nullable(),
  change: z.string().nullable(),
  notes: z.array(noteSchema),
});
export type WaysInAnswer = Readonly<z.infer<typeof waysInAnswerSchema>>;

/** A skill of an earlier role that the last one does not use: as it was learnt, and as it counts. */
const fadingSkillSchema = z.strictObject({
  skill: z.string(),
  label: z.string(),
  learnt: z.number().int(),
  held: z.number().int(),
  learntAt: z.string(),
});

export const potentialAnswerSchema = z.strictObject({
  ...answerHead,
  /** As they were held, the last being the present one. */
  roles: z.array(placeSchema),
  /** Skills named besides. */
  skills: z.array(z.strictObject({ skill: z.string(), label: z.string(), held: z.number().int() })),
  /** How many skills the whole history teaches. */
  holds: z.number().int(),
  fading: z.array(fadingSkillSchema),
  reaches: z.array(
    z.strictObject({
      to: placeSchema,
      /** The role from which it is nearest. */
      nearestFrom: z.string(),
      /** As seen from the present role. */
      direction: z.enum(directions),
      scope: z.enum(scopes),
      effort,
      coverage: share,
      /** `learntAt` is empty for a skill that was named. */
      carries: z.array(carriedSkillSchema),
      gains: z.array(gainedSkillSchema),
      deepens: z.array(carriedSkillSchema),
      gates: z.array(gateSchema),
    }),
  ),
  total: z.number().int(),
  /** What one more skill would bring within reach. */
  withOneSkill: z.array(
    z.strictObject({
      skill: z.string(),
      label: z.string(),
      total: z.number().int(),
      opens: z.array(z.strictObject({ to: placeSchema, coverage: share, coverageWith: share })),
    }),
  ),
  reason: z.enum(reasons).nullable(),
  change: z.string().nullable(),
  notes: z.array(noteSchema),
});
export type PotentialAnswer = Readonly<z.infer<typeof potentialAnswerSchema>>;

const compareDirectionSchema = z.strictObject({
  coverage: share.nullable(),
  carries: z.array(carriedSkillSchema),
  gains: z.array(gainedSkillSchema),
  deepens: z.array(carriedSkillSchema),
  /** The direct move, where there is one. */
  effort: effort.nullable(),
  direction: z.enum(directions).nullable(),
});

export const compareAnswerSchema = z.strictObject({
  ...answerHead,
  a: placeSchema,
  b: placeSchema,
  aToB: compareDirectionSchema,
  bToA: compareDirectionSchema,
  outputs: z.strictObject({ both: z.array(z.string()), onlyA: z.array(z.string()), onlyB: z.array(z.string()) }),
  gates: z.strictObject({ a: z.array(gateSchema), b: z.array(gateSchema) }),
  /** Where skills and products disagree: alike in one, not in the other. */
  disagreement: z.enum(['same-skills-other-product', 'same-product-other-skills']).nullable(),
  /** What no data here can tell. */
  untold: z.array(z.string()),
  notes: z.array(noteSchema),
});
export type CompareAnswer = Readonly<z.infer<typeof compareAnswerSchema>>;

export const searchAnswerSchema = z.strictObject({
  dataVersion: z.string(),
  query: z.string(),
  results: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      map: z.string(),
      tier: z.enum(tiers),
      level: levelOrUnknown,
      matchedBy: z.enum([...resolutions, 'words']),
    }),
  ),
});
export type SearchAnswer = Readonly<z.infer<typeof searchAnswerSchema>>;

export const occupationAnswerSchema = z.strictObject({
  ...answerHead,
  occupation: placeSchema,
  degree: z.boolean(),
  placements: z.array(
    z.strictObject({
      map: z.string(),
      edition: z.string(),
      current: z.boolean(),
      pathway: z.string(),
      cluster: z.string(),
      clusterName: z.string(),
      tier: z.enum(tiers),
      apprenticeshipOnly: z.boolean(),
      title: z.string(),
      printed: z.string().nullable(),
      level: levelOrUnknown,
      degree: z.boolean(),
      specialisms: z.array(z.string()),
      doubt: z.string().nullable(),
    }),
  ),
  aliases: z.array(z.string()),
  skills: z.array(needSchema.extend({ label: z.string(), kind: z.string(), line: z.string() })),
  outputs: z.array(z.strictObject({ id: z.string(), label: z.string() })),
  gates: z.array(gateSchema),
  /** Codes of outside classifications, with how each stands to the occupation. */
  codes: z.array(z.strictObject({ target: z.enum(codeTargets), code: z.string(), match: z.enum(codeMatches) })),
  identities: z.array(z.strictObject({ kind: z.string(), reason: z.string(), doubt: z.string().nullable() })),
  /** How many occupations are so many moves away, up or across; nearest first. */
  reach: z.array(z.strictObject({ moves: z.number().int().positive(), occupations: z.number().int().positive() })),
  notes: z.array(noteSchema),
});
export type OccupationAnswer = Readonly<z.infer<typeof occupationAnswerSchema>>;

/** A cluster of the edition in force with its occupations, in print order. */
export const printedClusterSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  tier: z.enum(tiers),
  rows: z.array(z.number().int()).nullable(),
  apprenticeshipOnly: z.boolean(),
  description: z.string().nullable(),
  doubt: z.string().nullable(),
  occupations: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      level: levelOrUnknown,
      degree: z.boolean(),
      specialisms: z.array(z.string()),
      doubt: z.string().nullable(),
    }),
  ),
});
export type PrintedCluster = Readonly<z.infer<typeof printedClusterSchema>>;

export const mapAnswerSchema = z.strictObject({
  ...answerHead,
  map: z.strictObject({ id: z.string(), name: z.string(), edition: z.string(), doubt: z.string().nullable() }),
  pathways: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      doubt: z.string().nullable(),
      clusters: z.array(printedClusterSchema),
    }),
  ),
  notes: z.array(noteSchema),
});
export type MapAnswer = Readonly<z.infer<typeof mapAnswerSchema>>;

export const checkAnswerSchema = z.strictObject({
  /** Null where an error refused the seeds. */
  dataVersion: z.string().nullable(),
  counts: z.record(z.string(), z.number().int()),
  findings: z.array(findingSchema),
});

export const loadAnswerSchema = z.strictObject({
  dataVersion: z.string(),
  location: z.string(),
  pruned: z.array(z.string()),
});
