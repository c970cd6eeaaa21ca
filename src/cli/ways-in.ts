/** `trellis ways-in TO`: where a starter may begin so as to reach an occupation. */
import type { WaysInAnswer } from '../model/answer.js';
import { type Context, type Define, wrapUnder } from './context.js';
import { parseCount } from './options.js';
import { tellEffort, tellFoot, tellGates, tellPlace, tellReason } from './tell-steps.js';

export const define: Define = (command, context) => {
  command
    .argument('<to>', 'occupation to reach')
    .option('--limit <n>', 'how many to list, 1 to 200 (default 10)', parseCount('limit'))
    .addHelpText('after', '\nExample:\n  trellis ways-in "Stage Designer"')
    .action(async (to: string, options: { readonly limit?: number; readonly json?: boolean }) => {
      const answer = (await context.parts.service()).waysIn(to, options.limit);
      if (answer.waysIn.length === 0) context.exit = 4;
      if (options.json) return context.printJson(answer, ({ waysInAnswerSchema }) => waysInAnswerSchema);
      context.print(tellWaysIn(answer, context).join('\n'));
    });
};

function tellWaysIn(answer: WaysInAnswer, context: Context): string[] {
  const { colours } = context;
  const lines = [
    colours.bold(`Ways in to ${answer.to.title}`),
    colours.dim(`${answer.to.map} · ${tellPlace(answer.to)}`),
  ];
  lines.push(...tellGates(context, answer.gates, 2));
  if (answer.reason) lines.push('', tellReason(context, answer.reason, answer.change));
  answer.waysIn.forEach(({ start, effort, path, apprenticeshipOnly }, index) => {
    const mark = apprenticeshipOnly ? ' · printed as learnt by apprenticeship only' : '';
    lines.push(
      '',
      `${String(index + 1).padStart(3)}  ${colours.bold(start.title)}  ${colours.dim(tellPlace(start) + mark)}`,
    );
    lines.push(
      path.length === 1
        ? wrapUnder(context, '', 'This is itself where a starter may begin.', 5)
        : wrapUnder(context, '', `${path.map(({ title }) => title).join(' → ')} (effort ${tellEffort(effort)})`, 5),
    );
  });
  return [...lines, ...tellFoot(context, answer.notes, answer.editions, answer.dataVersion)];
}
