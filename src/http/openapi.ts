/** The contract as an OpenAPI 3.1 document, from the table alone: the same for every release of the data. */
import { z } from 'zod';
import * as answers from '../model/answer.js';
import * as browse from '../model/browse.js';
import { type ErrorCode, errorCodes, TrellisError, toProblem } from '../model/errors.js';
import { findingSchema } from '../model/finding.js';
import { evidenceSchema } from '../model/move.js';
import { problemSchema } from '../model/problem.js';
import { gateSchema, needSchema, skillSchema, sourceSchema } from '../model/release.js';
import { contract } from './contract.js';
import { type Endpoint, listPathParts } from './endpoint.js';
import { listShapes } from './read-question.js';
import { listForms, plainTypeOf } from './render.js';

/** Schemas that stand on their own in the document, by name. */
const components: Readonly<Record<string, z.ZodType>> = {
  Problem: problemSchema,
  Place: answers.placeSchema,
  Note: answers.noteSchema,
  UsedEdition: answers.usedEditionSchema,
  CarriedSkill: answers.carriedSkillSchema,
  GainedSkill: answers.gainedSkillSchema,
  Evidence: evidenceSchema,
  Gate: gateSchema,
  Need: needSchema,
  Skill: skillSchema,
  Source: sourceSchema,
  Finding: findingSchema,
  Step: answers.stepSchema,
  Path: answers.pathSchema,
  PrintedCluster: answers.printedClusterSchema,
  ListedOccupation: browse.listedOccupationSchema,
  PathAnswer: answers.pathAnswerSchema,
  RouteAnswer: answers.routeAnswerSchema,
  CompareAnswer: answers.compareAnswerSchema,
  PotentialAnswer: answers.potentialAnswerSchema,
  OccupationsAnswer: browse.occupationsAnswerSchema,
  OccupationAnswer: answers.occupationAnswerSchema,
  MovesAnswer: answers.movesAnswerSchema,
  FeedersAnswer: answers.feedersAnswerSchema,
  WaysInAnswer: answers.waysInAnswerSchema,
  MapsAnswer: browse.mapsAnswerSchema,
  MapAnswer: answers.mapAnswerSchema,
  ClusterAnswer: browse.clusterAnswerSchema,
  SkillsAnswer: browse.skillsAnswerSchema,
  SkillAnswer: browse.skillAnswerSchema,
  OutputsAnswer: browse.outputsAnswerSchema,
  EditionsAnswer: browse.editionsAnswerSchema,
  FindingsAnswer: browse.findingsAnswerSchema,
};

/** What any resource may answer, whatever was asked. */
export const sharedErrors = [
  'invalid-query',
  'method-not-allowed',
  'not-acceptable',
  'request-timed-out',
  'too-large',
  'uri-too-long',
  'too-many-requests',
  'headers-too-large',
  'internal',
  'stopping',
] as const satisfies readonly ErrorCode[];
/** What a resource that takes a body may answer besides. */
export const bodyErrors = ['unsupported-media-type'] as const satisfies readonly ErrorCode[];

type Json = Readonly<Record<string, unknown>>;

/** The document; `version` is that of the package. */
export function describeContract(version: string): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Trellis',
      version,
      summary: 'Career progression on the occupational maps of England.',
      description:
        'Paths between occupations, moves to other maps, and reasons for each step that hold up. Names as well as ids are taken wherever an occupation is asked about, and answers say how each was understood. Finding no path is an answer, not an error. Every answer names its release in `dataVersion`, in the header `Trellis-Data-Version` and in its ETag. Parameters that are not known are refused by name. Errors are RFC 9457 problems with a stable `code`.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(Object.values(contract).map(({ group }) => group))].map((name) => ({ name })),
    paths: Object.fromEntries(
      Object.entries(contract).map(([operation, endpoint]) => [
        endpoint.path,
        describePath(operation, endpoint as unknown as Endpoint),
      ]),
    ),
    components: { schemas: describeSchemas(), headers: describeHeaders() },
  };
}

function describePath(operation: string, endpoint: Endpoint): Json {
  const common = { tags: [endpoint.group], summary: endpoint.summary, description: endpoint.description };
  const get = {
    operationId: operation,
    ...common,
    parameters: describeParameters(endpoint),
    responses: describeResponses(endpoint, sharedErrors),
  };
  if (!endpoint.personal) return { get };
  const schema = inline(endpoint.asked);
  const post = {
    operationId: `${operation}ByPost`,
    ...common,
    requestBody: { required: true, content: { 'application/json': { schema, example: endpoint.example } } },
    responses: describeResponses(endpoint, [...sharedErrors, ...bodyErrors]),
  };
  return { get, post };
}

function describeParameters({ path, asked, example }: Endpoint): readonly Json[] {
  const { properties = {}, required = [] } = z.toJSONSchema(asked, { io: 'input' });
  const parts = listPathParts(path);
  const shapes = listShapes(asked);
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...schema } = property as Json;
    const given = (example as Json)[name];
    const inPath = parts.includes(name);
    const isList = shapes.get(name) === 'commas' || shapes.get(name) === 'repeated';
    return {
      name,
      in: inPath ? 'path' : 'query',
      description,
      required: required.includes(name),
      ...(isList && { style: 'form', explode: shapes.get(name) === 'repeated' }),
      schema,
      ...(given !== undefined && { example: given }),
    };
  });
}

function describeResponses(endpoint: Endpoint, shared: readonly ErrorCode[]): Json {
  const name = Object.keys(components).find((key) => components[key] === endpoint.answered);
  if (name === undefined) throw new Error(`The answer of ${endpoint.path} has no name among the components.`);
  const content = Object.fromEntries(
    listForms(endpoint).map((form) => [
      plainTypeOf(form),
      {
        schema: form === 'json' ? refer(name) : form === 'linkedData' ? { type: 'object' } : { type: 'string' },
      },
    ]),
  );
  const headers = Object.fromEntries(
    Object.keys(describeHeaders()).map((header) => [header, { $ref: `#/components/headers/${header}` }]),
  );
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of [...endpoint.errors, ...shared]) {
    const { status } = errorCodes[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const problems = [...byStatus].map(([status, codes]) => [
    String(status),
    {
      description: `A problem with the code ${codes.map((code) => `\`${code}\``).join(' or ')}.`,
      content: { 'application/problem+json': { schema: refer('Problem'), example: exampleProblem(codes[0]) } },
    },
  ]);
  return {
    200: { description: 'The answer.', headers, content },
    ...(!endpoint.personal && { 304: { description: 'Not changed since the answer with this ETag.' } }),
    ...(endpoint.findMoved && { 308: { description: 'Asked by a former id: the present one is in `Location`.' } }),
    ...Object.fromEntries(problems),
  };
}

const sentences: Partial<Record<ErrorCode, string>> = {
  'invalid-query': 'Asked wrongly: "fro" is not known here.',
  'unknown-occupation': 'No occupation is called "astronaut".',
  'ambiguous-occupation': 'Several occupations are called "systems engineer": say which.',
};

function exampleProblem(code: ErrorCode = 'internal'): Json {
  const error = new TrellisError(code, sentences[code] ?? 'A sentence for the person who asked.');
  return { ...toProblem(error), requestId: '1b4e28ba-2fa1-4d3b-a3f5-ef19b5a7633b' };
}

function describeHeaders(): Json {
  const text = { type: 'string' };
  return {
    'Trellis-Data-Version': { description: 'The release that was answered from.', schema: text },
    'Trellis-Store': {
      description: 'Only where the database does not answer: the release that was read from it last is what answers.',
      schema: { const: 'last-good' },
    },
    'X-Request-Id': { description: 'Names this request; taken over from the request where it has one.', schema: text },
  };
}

function refer(name: string): Json {
  return { $ref: `#/components/schemas/${name}` };
}

function describeSchemas(): Json {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(components)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, withoutOrigin(schema as Json)]));
}

function inline(schema: z.ZodType): Json {
  return withoutOrigin(z.toJSONSchema(schema, { io: 'input' }) as Json);
}

function withoutOrigin({ $schema: _, $id: __, ...schema }: Json): Json {
  return schema;
}
