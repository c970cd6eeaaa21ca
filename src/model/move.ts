/** A Move and its Evidence, as zod schemas with inferred types. */
import { z } from 'zod';
import { directions, evidenceTypes, relations, scopes } from './vocabulary.js';

/**
 * One reason for a move. `printed` says what the source shows, `inferred` what is concluded from it; null where
 * there is nothing of that kind. The other fields hold the facts that both sentences are made of.
 */
export const evidenceSchema = z.strictObject({
  type: z.enum(evidenceTypes),
  source: z.string(),
  edition: z.string().nullable(),
  /** The reason is read against its direction: this step leads down. */
  reversed: z.boolean(),
  printed: z.string().nullable(),
  inferred: z.string().nullable(),
  /** Ids of the clusters that the print links or shares, in the direction of the move. */
  clusters: z.strictObject({ from: z.string(), to: z.string() }).nullable(),
  /** Printed rows that both clusters stand in. */
  rows: z.array(z.number().int()).nullable(),
  levels: z.strictObject({ from: z.number().int(), to: z.number().int() }).nullable(),
  trade: z.string().nullable(),
  /** Ids of shared skills or outputs. */
  shared: z.array(z.string()).nullable(),
});
export type Evidence = Readonly<z.infer<typeof evidenceSchema>>;

/** One ordered pair of occupations with everything that links them. `coverage` is null where it is unknown. */
export const moveSchema = z.strictObject({
  from: z.string(),
  to: z.string(),
  direction: z.enum(directions),
  scope: z.enum(scopes),
  tiersCrossed: z.number().int().min(0).max(2),
  relations: z.array(z.enum(relations)).min(1),
  coverage: z.number().min(0).max(1).nullable(),
  evidence: z.array(evidenceSchema).min(1),
});
export type Move = Readonly<z.infer<typeof moveSchema>>;
