/** `trellis evaluate PAIRS.csv`: how well the ranking finds moves that somebody states, beside simple baselines. */
import type { EvaluationAnswer } from '../model/evaluation.js';
import type { Service } from '../service/service.js';
import type { Context, Define } from './context.js';
import { readPairs } from './read-pairs.js';

export const define: Define = (command, context) => {
  command
    .argument('<pairs>', 'CSV file with the columns from and to: names of occupations')
    .addHelpText(
      'after',
      '\nExample:\n  trellis evaluate pairs.csv\nThe target is ranked among all occupations by total effort from the origin; a tie counts as its expected rank.',
    )
    .action(async (file: string, options: { readonly json?: boolean }) => {
      const [{ evaluate }, pairs, service] = await Promise.all([
        import('../evaluation/evaluation.js'),
        readPairs(file),
        context.parts.service(),
      ]);
      const answer = evaluate(
        service.planner,
        pairs.map(({ from, to }) => {
          const [start, end] = [resolve(service, from), resolve(service, to)];
          const reason = start.reason ?? end.reason;
          return { from, to, fromId: start.id, toId: end.id, ...(reason ? { reason } : {}) };
        }),
      );
      if (options.json) {
        return context.printJson(answer, async () => (await import('../model/evaluation.js')).evaluationAnswerSchema);
      }
      context.print(tellMeasures(answer, context).join('\n'));
    });
};

function resolve(service: Service, name: string): { readonly id: string | null; readonly reason?: string } {
  const resolution = service.names.resolve(name);
  return resolution.kind === 'resolved' ? { id: resolution.occupation } : { id: null, reason: resolution.kind };
}

function tellMeasures(answer: EvaluationAnswer, context: Context): string[] {
  const figure = (value: number | null): string => value?.toFixed(3) ?? '-';
  const row = (name: string, { hitAt, mrr }: Pick<EvaluationAnswer, 'hitAt' | 'mrr'>): string =>
    `${name.padEnd(14)} ${[hitAt['1'], hitAt['5'], hitAt['10'], hitAt['20'], mrr].map((value) => figure(value).padStart(7)).join('')}`;
  const tellRange = (range: readonly number[] | null): string => range?.map(figure).join(' to ') ?? '-';
  const { interval } = answer;
  return [
    context.colours.bold(`${answer.used} of ${answer.pairs} pairs used`),
    '',
    `${''.padEnd(14)} ${['hit@1', 'hit@5', 'hit@10', 'hit@20', 'MRR'].map((name) => name.padStart(7)).join('')}`,
    context.colours.bold(row('Trellis', answer)),
    row('as listed', answer.asListed),
    ...Object.entries(answer.baselines).map(([name, measures]) => row(name, measures)),
    row('own map', answer.ownMap),
    row('other maps', answer.otherMap),
    '',
    `${Math.round(interval.confidence * 100)}% interval over origins: hit@10 ${tellRange(interval.hitAt10)}, MRR ${tellRange(interval.mrr)}`,
    `Gain over structure alone: hit@10 ${tellRange(answer.gain.hitAt10)}, MRR ${tellRange(answer.gain.mrr)}`,
    ...answer.skipped.map(({ from, to, reason }) => context.colours.dim(`skipped ${from} -> ${to}: ${reason}`)),
  ];
}
