/** `trellis route A B C ...`: a route that somebody has in mind, each step priced and explained. */
import type { RouteAnswer } from '../model/answer.js';
import { reasonNames } from '../model/vocabulary.js';
import { type Context, type Define, wrapUnder } from './context.js';
import { addFull } from './options.js';
import { tellEffort, tellEffortMeaning, tellFoot, tellPlace, tellStepBody } from './tell-steps.js';

export const define: Define = (command, context) => {
  addFull(command, context)
    .argument('<occupations...>', 'two or more, in order')
    .addHelpText('after', '\nExample:\n  trellis route "Props Technician" "Scenic Artist" "Stage Designer"')
    .action(async (stops: readonly string[], options: { readonly json?: boolean }) => {
      const answer = (await context.parts.service()).route(stops);
      if (!answer.holds) context.exit = 4;
      if (options.json) return context.printJson(answer, ({ routeAnswerSchema }) => routeAnswerSchema);
      context.print(tellRoute(answer, context).join('\n'));
    });
};

function tellRoute(answer: RouteAnswer, context: Context): string[] {
  const { colours } = context;
  const stops = [...answer.legs.slice(0, 1).map(({ from }) => from), ...answer.legs.map(({ to }) => to)];
  const lines = [
    colours.bold(wrapUnder(context, '', stops.map(({ title }) => title).join(' → '))),
    answer.effort === null ? 'This route does not hold.' : `This route holds: effort ${tellEffort(answer.effort)}.`,
  ];
  answer.legs.forEach(({ from, to, step, reason, change }, index) => {
    lines.push('', wrapUnder(context, `${index + 1}. `, `${from.title} → ${to.title}`));
    if (step) {
      lines.push(
        colours.dim(
          wrapUnder(
            context,
            '   ',
            `step ${step.direction}, effort ${tellEffort(step.effort)}: ${tellPlace(from)} → ${tellPlace(to)}`,
          ),
        ),
      );
      lines.push(...tellStepBody(context, step, 3));
    } else {
      lines.push(wrapUnder(context, '   ', `${reason ? reasonNames[reason] : ''} ${change ?? ''}`.trim()));
    }
  });
  return [
    ...lines,
    ...tellFoot(context, answer.notes, answer.editions, answer.dataVersion),
    tellEffortMeaning(context),
  ];
}
