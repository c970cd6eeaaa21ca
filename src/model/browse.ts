/**
 * The answers to looking around in a release: lists of occupations, maps, skills, outputs, editions and findings.
 * Lists come in one stable order; where `nextCursor` is not null it asks for the rest, from the same release only.
 */
import { z } from 'zod';
import { answerHead, noteSchema, placeSchema, printedClusterSchema } from './answer.js';
import { type Finding, findingSchema } from './finding.js';
import { skillSchema, sourceSchema } from './release.js';
import { resolutions, tiers } from './vocabulary.js';

const count = z.number().int().min(0);
const pageFoot = {
  /** How many there are in all, on this page or another. */
  total: count,
  nextCursor: z.string().nullable(),
};

/** `matchedBy` says how a searched text fits; null where nothing was searched for. */
export const listedOccupationSchema = placeSchema
  .omit({ resolvedBy: true })
  .extend({ matchedBy: z.enum([...resolutions, 'words']).nullable() });

export const occupationsAnswerSchema = z.strictObject({
  dataVersion: z.string(),
  query: z.string().nullable(),
  results: z.array(listedOccupationSchema),
  ...pageFoot,
});
export type OccupationsAnswer = Readonly<z.infer<typeof occupationsAnswerSchema>>;

export const mapsAnswerSchema = z.strictObject({
  ...answerHead,
  maps: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      /** The edition that is answered from. */
      edition: z.string(),
      /** All that are held, oldest first. */
      editions: z.array(z.string()),
      pathways: count,
      clusters: count,
      occupations: count,
      doubt: z.string().nullable(),
    }),
  ),
  notes: z.array(noteSchema),
});
export type MapsAnswer = Readonly<z.infer<typeof mapsAnswerSchema>>;

export const clusterAnswerSchema = z.strictObject({
  ...answerHead,
  map: z.strictObject({ id: z.string(), name: z.string() }),
  pathway: z.strictObject({ id: z.string(), name: z.string() }),
  cluster: printedClusterSchema,
  notes: z.array(noteSchema),
});
export type ClusterAnswer = Readonly<z.infer<typeof clusterAnswerSchema>>;

/** `occupations` counts the current occupations that need it. */
export const listedSkillSchema = skillSchema.extend({ occupations: count });

export const skillsAnswerSchema = z.strictObject({
  dataVersion: z.string(),
  skills: z.array(listedSkillSchema),
  ...pageFoot,
});
export type SkillsAnswer = Readonly<z.infer<typeof skillsAnswerSchema>>;

/** A skill and who needs it, the most in need first. */
export const skillAnswerSchema = z.strictObject({
  ...answerHead,
  skill: skillSchema,
  occupations: z.array(
    placeSchema
      .omit({ resolvedBy: true })
      .extend({ importance: z.number().int().min(1).max(5), proficiency: z.number().int().min(1).max(4) }),
  ),
  notes: z.array(noteSchema),
});
export type SkillAnswer = Readonly<z.infer<typeof skillAnswerSchema>>;

export const outputsAnswerSchema = z.strictObject({
  dataVersion: z.string(),
  outputs: z.array(
    z.strictObject({
      id: z.string(),
      label: z.string(),
      line: z.string(),
      /** Who produces it. */
      occupations: z.array(z.strictObject({ id: z.string(), title: z.string(), tier: z.enum(tiers) })),
    }),
  ),
  ...pageFoot,
});
export type OutputsAnswer = Readonly<z.infer<typeof outputsAnswerSchema>>;

/** Editions with their source documents, oldest first; a map is answered from one of its editions. */
export const editionsAnswerSchema = z.strictObject({
  dataVersion: z.string(),
  editions: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      dated: z.string().nullable(),
      source: sourceSchema,
      maps: z.array(z.strictObject({ map: z.string(), answeredFrom: z.boolean() })),
    }),
  ),
});
export type EditionsAnswer = Readonly<z.infer<typeof editionsAnswerSchema>>;

/** `counts` is over the whole release, whatever was asked for. */
export const findingsAnswerSchema = z.strictObject({
  dataVersion: z.string(),
  counts: z.strictObject({ error: count, warning: count, note: count } satisfies Record<
    Finding['severity'],
    z.ZodType
  >),
  findings: z.array(findingSchema),
  ...pageFoot,
});
export type FindingsAnswer = Readonly<z.infer<typeof findingsAnswerSchema>>;
