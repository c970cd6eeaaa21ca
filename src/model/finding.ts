/** A Finding: something wrong or doubtful in the data, with the place where a person can mend it. */
import { z } from 'zod';

export const severities = ['error', 'warning', 'note'] as const;

export const findingSchema = z.strictObject({
  file: z.string(),
  line: z.number().int().positive(),
  code: z.string(),
  severity: z.enum(severities),
  sentence: z.string(),
});
export type Finding = Readonly<z.infer<typeof findingSchema>>;
