/** A list of moves as text: one line a move, then what it asks. Shared by moves, next, transfers and feeders. */
import type { FeedersAnswer, MovesAnswer } from '../model/answer.js';
import { type Direction, directions, type Scope, scopes } from '../model/vocabulary.js';
import type { MovesRequest, Service } from '../service/service.js';
import type { Context, Define } from './context.js';
import { addFull, parseCount, parseList } from './options.js';
import { tellEffortMeaning, tellFoot, tellMoveLine, tellPlace, tellReason, tellStepBody } from './tell-steps.js';

interface Options {
  readonly limit?: number;
  readonly direction?: readonly Direction[];
  readonly scope?: readonly Scope[];
  readonly allowDown?: boolean;
  readonly json?: boolean;
}

interface Listing {
  readonly ask: (service: Service, request: MovesRequest) => MovesAnswer | FeedersAnswer;
  readonly heading: string;
  readonly example: string;
  /** Whether directions and scopes may be chosen. */
  readonly choosable: boolean;
}

/** Makes the definition of a command that lists moves. */
export function defineListing({ ask, heading, example, choosable }: Listing): Define {
  return (command, context) => {
    addFull(command, context)
      .argument('<occupation>', 'title, former title, specialism, alias or id')
      .option('--limit <n>', 'how many to list, 1 to 200 (default 10)', parseCount('limit'))
      .option('--allow-down', 'list steps down as well');
    if (choosable) {
      command
        .option(
          '--direction <list>',
          `of ${directions.join(', ')}, separated by commas`,
          parseList('direction', directions),
        )
        .option('--scope <list>', `of ${scopes.join(', ')}, separated by commas`, parseList('scope', scopes));
    }
    command.addHelpText('after', `\nExample:\n  ${example}`).action(async (occupation: string, options: Options) => {
      const service = await context.parts.service();
      const answer = ask(service, {
        occupation,
        limit: options.limit,
        directions: options.direction,
        scopes: options.scope,
        allowDown: options.allowDown,
      });
      const outwards = 'moves' in answer;
      if ((outwards ? answer.moves : answer.feeders).length === 0) context.exit = 4;
      if (options.json) {
        return context.printJson(answer, (schemas) =>
          outwards ? schemas.movesAnswerSchema : schemas.feedersAnswerSchema,
        );
      }
      context.print(tellListing(answer, heading, context).join('\n'));
    });
  };
}

function tellListing(answer: MovesAnswer | FeedersAnswer, heading: string, context: Context): string[] {
  const { colours } = context;
  const outwards = 'moves' in answer;
  const place = outwards ? answer.from : answer.to;
  const steps = outwards ? answer.moves : answer.feeders;
  const count = steps.length < answer.total ? ` (${steps.length} of ${answer.total})` : '';
  const lines = [colours.bold(`${heading} ${place.title}${count}`), colours.dim(`${place.map} · ${tellPlace(place)}`)];
  if (answer.reason) lines.push('', tellReason(context, answer.reason, answer.change));
  steps.forEach((step, index) => {
    lines.push('', tellMoveLine(context, index + 1, outwards ? step.to : step.from, step));
    lines.push(...tellStepBody(context, step, 5));
  });
  return [
    ...lines,
    ...tellFoot(context, answer.notes, answer.editions, answer.dataVersion),
    tellEffortMeaning(context),
  ];
}
