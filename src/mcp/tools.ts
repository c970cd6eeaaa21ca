/** The tools for assistants: operations of the contract under names that assistants use, with short answers. */
import type { z } from 'zod';
import { contract } from '../http/contract.js';
import type { Endpoint } from '../http/endpoint.js';
import type { Service } from '../service/service.js';
import * as digest from './digest.js';

export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** A strict schema: arguments that are not known are refused. */
  readonly asked: z.ZodObject;
  /** The short answer. Throws a TrellisError for names that are unknown, ambiguous or on no map. */
  answer(service: Service, question: Readonly<Record<string, unknown>>): Promise<object>;
}

export const tools: readonly Tool[] = [
  makeTool('find_paths', contract.findPaths, digest.digestPaths),
  makeTool('check_route', contract.checkRoute, digest.digestRoute),
  makeTool('list_moves', contract.listMoves, digest.digestMoves),
  makeTool('list_transfers', contract.listTransfers, digest.digestMoves),
  makeTool('compare', contract.compareOccupations, digest.digestComparison),
  makeTool('potential', contract.findPotential, digest.digestPotential),
  makeTool('get_occupation', contract.getOccupation, digest.digestOccupation),
  makeTool('search', contract.listOccupations, digest.digestSearch),
];

function makeTool<Asked extends z.ZodObject, Answered extends z.ZodType>(
  name: string,
  endpoint: Endpoint<Asked, Answered>,
  cut: (answer: z.output<Answered>) => object,
): Tool {
  return {
    name,
    title: endpoint.summary,
    description: `${endpoint.description} The maps describe England; levels that are not printed are unknown, and what is our inference is called so.`,
    asked: endpoint.asked,
    answer: async (service, question) => cut(await endpoint.ask(service, endpoint.asked.parse(question))),
  };
}
