/**
 * What is loaded and answered from: a Release, as zod schemas with their inferred types.
 * A release is plain JSON and immutable; it holds every edition, and says for each map which one it answers from.
 */
import { z } from 'zod';
import { findingSchema } from './finding.js';
import { codeMatches, codeTargets, gateKinds, growthKinds, skillKinds, tiers } from './vocabulary.js';

type DeepReadonly<T> = T extends (infer U)[]
  ? readonly DeepReadonly<U>[]
  : T extends object
    ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
    : T;

const id = z.string().regex(/^[a-z0-9]+([-.][a-z0-9]+)*$/);
const text = z.string().min(1);
const level = z.number().int().min(1).max(8).nullable();

/** A source document: 000 to 003, or our own editorial work. */
export const sourceSchema = z.strictObject({
  id: text,
  title: text,
  publisher: text,
  file: text.nullable(),
  dated: text.nullable(),
  licence: text,
});
export type Source = DeepReadonly<z.infer<typeof sourceSchema>>;

/** One published state of one or more maps; `order` rises with time. */
export const editionSchema = z.strictObject({
  id: text,
  name: text,
  source: text,
  dated: text.nullable(),
  order: z.number().int(),
});
export type Edition = DeepReadonly<z.infer<typeof editionSchema>>;

/** One of the 15 maps. `edition` is the one that the release answers from, `editions` all, oldest first. */
export const occupationalMapSchema = z.strictObject({
  id,
  name: text,
  edition: text,
  editions: z.array(text),
  doubt: text.nullable(),
});
export type OccupationalMap = DeepReadonly<z.infer<typeof occupationalMapSchema>>;

export const pathwaySchema = z.strictObject({ id, map: id, edition: text, name: text, doubt: text.nullable() });
export type Pathway = DeepReadonly<z.infer<typeof pathwaySchema>>;

/** `rows` are the printed rows of its pathway that it stands in, null where the text lost them. */
export const clusterSchema = z.strictObject({
  id,
  map: id,
  pathway: id,
  edition: text,
  name: text,
  tier: z.enum(tiers),
  rows: z.array(z.number().int().positive()).min(1).nullable(),
  apprenticeshipOnly: z.boolean(),
  description: text.nullable(),
  doubt: text.nullable(),
});
export type Cluster = DeepReadonly<z.infer<typeof clusterSchema>>;

/** An occupation as one edition prints it in one cluster. `printed` is set where the title is corrected. */
export const placementSchema = z.strictObject({
  occupation: id,
  edition: text,
  map: id,
  pathway: id,
  cluster: id,
  title: text,
  printed: text.nullable(),
  level,
  degree: z.boolean(),
  specialisms: z.array(text),
  doubt: text.nullable(),
});
export type Placement = DeepReadonly<z.infer<typeof placementSchema>>;

/** The node. `current` is false where only an older edition prints it; then it is kept but not answered from. */
export const occupationSchema = z.strictObject({ id, current: z.boolean() });
export type Occupation = DeepReadonly<z.infer<typeof occupationSchema>>;

/** A recorded decision about printed titles, and its reason. */
export const identitySchema = z.strictObject({
  kind: z.enum(['same', 'renamed', 'distinct', 'split', 'merged']),
  occupations: z.array(id).min(1),
  titles: z.array(text).default([]),
  reason: text,
  doubt: text.nullable().default(null),
});
export type Identity = DeepReadonly<z.infer<typeof identitySchema>>;

export const skillAreaSchema = z.strictObject({ id, name: text });
export const skillSchema = z.strictObject({
  id,
  label: text,
  kind: z.enum(skillKinds),
  area: id,
  line: text,
  synonyms: z.array(text).default([]),
  growth: z.array(z.enum(growthKinds)).default([]),
});
export type Skill = DeepReadonly<z.infer<typeof skillSchema>>;

export const outputSchema = z.strictObject({ id, label: text, line: text });
export type Output = DeepReadonly<z.infer<typeof outputSchema>>;

/** What an occupation needs of one skill: importance 1 to 5 (4 and 5 essential), proficiency 1 to 4. */
export const needSchema = z.strictObject({
  skill: id,
  importance: z.number().int().min(1).max(5),
  proficiency: z.number().int().min(1).max(4),
  inherited: z.boolean(),
});
export type Need = DeepReadonly<z.infer<typeof needSchema>>;

/**
 * `experienceCounts` says whether work experience counts towards passing the gate, null where we do not know. Where posts
 * stand in `after`, one of them has to be left for this one: nobody is promoted over a rank.
 */
export const gateSchema = z.strictObject({
  kind: z.enum(gateKinds),
  name: text,
  authority: text,
  experienceCounts: z.boolean().nullable().default(null),
  after: z.array(id).readonly().default([]),
  doubt: text.nullable().default(null),
});
export type Gate = DeepReadonly<z.infer<typeof gateSchema>>;

/** Skills, outputs and gates of one occupation: editorial. */
export const profileSchema = z.strictObject({
  occupation: id,
  needs: z.array(needSchema),
  outputs: z.array(id),
  gates: z.array(gateSchema),
});
export type Profile = DeepReadonly<z.infer<typeof profileSchema>>;

/** What people call a job. `note` says which trade was taken where the word has two meanings. */
export const aliasSchema = z.strictObject({
  alias: text,
  occupations: z.array(id).min(1),
  note: text.nullable().default(null),
});
export type Alias = DeepReadonly<z.infer<typeof aliasSchema>>;

/** An outside classification, and the code that each occupation is matched with by judgement; codes only. */
export const crosswalkSchema = z.strictObject({
  target: z.enum(codeTargets),
  /** What the codes are of, with its edition and licence. */
  reference: text,
  /** What has to be said wherever the codes are shown. */
  disclaimer: text,
  codes: z.array(z.strictObject({ occupation: id, code: text, match: z.enum(codeMatches) })),
});
export type Crosswalk = DeepReadonly<z.infer<typeof crosswalkSchema>>;

/** An id that went, and where to. */
export const redirectSchema = z.strictObject({ from: id, to: z.array(id).min(1), reason: text });
export type Redirect = DeepReadonly<z.infer<typeof redirectSchema>>;

export const releaseSchema = z.strictObject({
  schemaVersion: z.literal(2),
  dataVersion: z.string().regex(/^[0-9a-f]{16}$/),
  sources: z.array(sourceSchema),
  editions: z.array(editionSchema),
  maps: z.array(occupationalMapSchema),
  pathways: z.array(pathwaySchema),
  clusters: z.array(clusterSchema),
  occupations: z.array(occupationSchema),
  placements: z.array(placementSchema),
  identities: z.array(identitySchema),
  redirects: z.array(redirectSchema),
  skillAreas: z.array(skillAreaSchema),
  skills: z.array(skillSchema),
  outputs: z.array(outputSchema),
  profiles: z.array(profileSchema),
  aliases: z.array(aliasSchema),
  crosswalks: z.array(crosswalkSchema),
  findings: z.array(findingSchema),
});
export type Release = DeepReadonly<z.infer<typeof releaseSchema>>;
