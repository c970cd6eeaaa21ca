/** The body of an error over HTTP (RFC 9457, `application/problem+json`), as a zod schema. */
import { z } from 'zod';
import { type ErrorCode, errorCodes } from './errors.js';
import { findingSchema } from './finding.js';

const codes = Object.keys(errorCodes) as [ErrorCode, ...ErrorCode[]];

/** `code` is stable and the one to branch on; `detail` is a sentence for the person who asked. */
export const problemSchema = z.strictObject({
  type: z.literal('about:blank'),
  title: z.string(),
  status: z.number().int(),
  code: z.enum(codes),
  detail: z.string(),
  /** What is wrong with what was asked, by parameter. */
  errors: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
  /** Occupations offered in place of a name that was not understood. */
  suggestions: z.array(z.strictObject({ id: z.string(), title: z.string(), map: z.string() })).optional(),
  findings: z.array(findingSchema).optional(),
  /** To be named when asking about this error; also in the header `X-Request-Id`. */
  requestId: z.string(),
});
