/**
 * The shape of every file in a seeds folder, as strict zod schemas, and the table of which file stands where.
 * What a seed file and a release say in the same way is taken from the model, so that nothing is typed twice.
 */
import { z } from 'zod';
import {
  aliasSchema,
  crosswalkSchema,
  editionSchema,
  gateSchema,
  identitySchema,
  needSchema,
  outputSchema,
  redirectSchema,
  skillAreaSchema,
  skillSchema,
  sourceSchema,
} from '../model/release.js';
import { codeMatches, tiers } from '../model/vocabulary.js';

const text = z.string().trim().min(1);
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const origin = { source: text, licence: text };

export const sourcesFileSchema = z.strictObject({ sources: z.array(sourceSchema) });

/** `maps` are the names of all maps in the order in which the release lists them. */
export const editionsFileSchema = z.strictObject({ editions: z.array(editionSchema), maps: z.array(text).min(1) });

const occupationEntrySchema = z.strictObject({
  id,
  title: text,
  printed: text.optional(),
  level: z.number().int().min(1).max(8).optional(),
  degree: z.boolean().optional(),
  specialisms: z.array(text).optional(),
  doubt: text.optional(),
});

const clusterEntrySchema = z.strictObject({
  name: text,
  tier: z.enum(tiers),
  rows: z.union([z.array(z.number().int().positive()).min(1), z.literal('unknown')]),
  apprenticeshipOnly: z.boolean().optional(),
  description: text.optional(),
  doubt: text.optional(),
  occupations: z.array(occupationEntrySchema),
});

const pathwayEntrySchema = z.strictObject({
  name: text,
  doubt: text.optional(),
  clusters: z.array(clusterEntrySchema),
});

/** One map as one edition prints it; `source` is the name of the source document's file. */
export const mapFileSchema = z.strictObject({
  map: text,
  printedName: text.optional(),
  edition: text,
  source: text,
  doubt: text.optional(),
  pathways: z.array(pathwayEntrySchema),
});

export const identitiesFileSchema = z.strictObject({
  identities: z.array(identitySchema),
  redirects: z.array(redirectSchema).default([]),
});

export const vocabularyFileSchema = z.strictObject({
  ...origin,
  areas: z.array(skillAreaSchema),
  skills: z.array(skillSchema),
});

/** skill -> [importance, proficiency] */
const needsSchema = z.record(id, z.tuple([needSchema.shape.importance, needSchema.shape.proficiency]));

/** Clusters by the slug of their name; what they need is inherited by their occupations. */
export const profilesFileSchema = z.strictObject({
  ...origin,
  map: text,
  clusters: z.record(id, needsSchema).default({}),
  occupations: z
    .record(id, z.strictObject({ skills: needsSchema.default({}), outputs: z.array(id).default([]) }))
    .default({}),
});

export const outputsFileSchema = z.strictObject({ ...origin, outputs: z.array(outputSchema) });

export const gatesFileSchema = z.strictObject({
  ...origin,
  gates: z.array(gateSchema.extend({ occupations: z.array(id).min(1) })),
});

export const aliasesFileSchema = z.strictObject({ ...origin, aliases: z.array(aliasSchema) });

/** occupation -> [code, match] */
export const crosswalkFileSchema = z.strictObject({
  ...origin,
  ...crosswalkSchema.pick({ target: true, reference: true, disclaimer: true }).shape,
  codes: z.record(id, z.tuple([text, z.enum(codeMatches)])),
});

/** Where each kind of file stands below the seeds folder. `required` names the one file that must be there. */
export const seedKinds = {
  sources: { path: /^sources\.yaml$/, schema: sourcesFileSchema, required: 'sources.yaml' },
  editions: { path: /^editions\.yaml$/, schema: editionsFileSchema, required: 'editions.yaml' },
  maps: { path: /^editions\/[^/]+\/[^/]+\.yaml$/, schema: mapFileSchema },
  identities: { path: /^identities\.yaml$/, schema: identitiesFileSchema },
  vocabulary: { path: /^skills\/vocabulary\.yaml$/, schema: vocabularyFileSchema },
  profiles: { path: /^skills\/profiles\/[^/]+\.yaml$/, schema: profilesFileSchema },
  outputs: { path: /^outputs\/vocabulary\.yaml$/, schema: outputsFileSchema },
  gates: { path: /^gates\.yaml$/, schema: gatesFileSchema },
  aliases: { path: /^aliases\.yaml$/, schema: aliasesFileSchema },
  crosswalks: { path: /^crosswalks\/[^/]+\.yaml$/, schema: crosswalkFileSchema },
} as const satisfies Record<string, { path: RegExp; schema: z.ZodType; required?: string }>;

/** Layers that stand in the same folder and are read elsewhere. */
export const otherLayers = /^(themes|registration|signals)\.yaml$/;

export type SeedKind = keyof typeof seedKinds;
export type SeedData<K extends SeedKind> = z.infer<(typeof seedKinds)[K]['schema']>;
export type OccupationEntry = z.infer<typeof occupationEntrySchema>;
export type ClusterEntry = z.infer<typeof clusterEntrySchema>;
export type PathwayEntry = z.infer<typeof pathwayEntrySchema>;
export type NeedsEntry = z.infer<typeof needsSchema>;
