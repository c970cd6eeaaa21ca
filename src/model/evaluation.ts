/** The answer of `evaluate`, as a zod schema with its inferred type: how well effort ranks moves that others state. */
import { z } from 'zod';

/** Null where no pair was used. */
const shareOrNull = z.number().min(0).max(1).nullable();
/** Lower and upper end; null where no pair was used. */
const interval = z.tuple([z.number().min(0).max(1), z.number().min(0).max(1)]).nullable();

/** Interval of a difference, -1 to 1; null where no pair was used. */
const difference = z.tuple([z.number().min(-1).max(1), z.number().min(-1).max(1)]).nullable();

const measures = {
  /** Share of the used pairs whose `to` stands among the first so many. */
  hitAt: z.strictObject({ '1': shareOrNull, '5': shareOrNull, '10': shareOrNull, '20': shareOrNull }),
  /** Mean of 1 / rank. */
  mrr: shareOrNull,
};

export const measuresSchema = z.strictObject(measures);
export type Measures = Readonly<z.infer<typeof measuresSchema>>;

const partSchema = z.strictObject({ used: z.number().int().min(0), ...measures });

export const evaluationAnswerSchema = z.strictObject({
  dataVersion: z.string(),
  /** Rows given; each is either used or skipped. */
  pairs: z.number().int().min(0),
  used: z.number().int().min(0),
  skipped: z.array(z.strictObject({ from: z.string(), to: z.string(), reason: z.string() })),
  ...measures,
  /** Bootstrap over origins. */
  interval: z.strictObject({ confidence: z.number(), hitAt10: interval, mrr: interval }),
  /** What is gained over the printed structure alone, the two ranked on the same drawn origins. */
  gain: z.strictObject({ over: z.literal('structure'), hitAt10: difference, mrr: difference }),
  baselines: z.strictObject({
    random: measuresSchema,
    'same-cluster': measuresSchema,
    structure: measuresSchema,
    'title-tfidf': measuresSchema,
    skills: measuresSchema,
    outputs: measuresSchema,
  }),
  /** Ranked where a list of moves shows the destination, with its places kept for other maps. */
  asListed: measuresSchema,
  /** The used pairs whose ends share a map, and those whose ends do not. */
  ownMap: partSchema,
  otherMap: partSchema,
});
export type EvaluationAnswer = Readonly<z.infer<typeof evaluationAnswerSchema>>;
