/** `trellis path FROM TO`: paths between two occupations, explained. */
import type { PathAnswer } from '../model/answer.js';
import { type EvidenceType, evidenceTypes } from '../model/vocabulary.js';
import type { PathRequest } from '../service/service.js';
import { type Context, type Define, wrapUnder } from './context.js';
import { addFull, collect, parseCount, parseList } from './options.js';
import { tellEffort, tellEffortMeaning, tellFoot, tellPlace, tellReason, tellStepBody } from './tell-steps.js';

interface Options extends Omit<PathRequest, 'from' | 'to'> {
  readonly json?: boolean;
  readonly verify?: boolean;
  readonly evidence?: readonly EvidenceType[];
}

export const define: Define = (command, context) => {
  addFull(command, context)
    .argument('<from>', 'occupation to start from')
    .argument('<to>', 'occupation to reach')
    .option('--alternatives <n>', 'how many different paths to show, 1 to 10 (default 3)', parseCount('alternatives'))
    .option('--via <occupation>', 'a role to pass; may stand several times, in order', collect)
    .option('--avoid <occupation>', 'a role not to pass; may stand several times', collect)
    .option('--max-moves <n>', 'most moves on a path, 1 to 10 (default 5)', parseCount('max-moves'))
    .option(
      '--max-level <n>',
      'highest level to reach; an unprinted level counts as the top of its tier',
      parseCount('max-level'),
    )
    .option(
      '--evidence <types>',
      `only moves with one of these, separated by commas: ${evidenceTypes.join(', ')}`,
      parseList('evidence', evidenceTypes),
    )
    .option('--map <map>', 'stay on one map')
    .option('--allow-down', 'offer steps down as well')
    .option('--verify', 'recompute every fact of the answer from the data, and say so')
    .addHelpText(
      'after',
      '\nExample:\n  trellis path "Props Technician" "Stage Designer" --alternatives 5 --avoid "Stage Manager"',
    )
    .action(async (from: string, to: string, options: Options) => {
      const service = await context.parts.service();
      const answer = service.paths({ ...options, from, to });
      if (options.verify) await verify(answer, context);
      if (answer.paths.length === 0) context.exit = 4;
      if (options.json) return context.printJson(answer, ({ pathAnswerSchema }) => pathAnswerSchema);
      context.print(tellPaths(answer, context).join('\n'));
    });
};

async function verify(answer: PathAnswer, context: Context): Promise<void> {
  const { verifyAnswer } = await import('../audit/verify-answer.js');
  const faults = verifyAnswer(answer, (await context.parts.service()).dataset);
  for (const { path, stated, found } of faults)
    context.warn(`not so: ${path} states ${stated}; the data holds ${found}`);
  if (faults.length > 0) context.exit = 1;
  else context.warn('Verified: every fact of this answer was recomputed from the data.');
}

function tellPaths(answer: PathAnswer, context: Context): string[] {
  const { colours } = context;
  const { from, to } = answer;
  const lines = [colours.bold(`${from.title} → ${to.title}`), colours.dim(`${tellPlace(from)} → ${tellPlace(to)}`)];
  if (answer.reason) lines.push('', tellReason(context, answer.reason, answer.change));
  for (const path of answer.paths) {
    const roles = [from.title, ...path.steps.map((step) => step.to.title)].join(' → ');
    const labels = path.labels.map((label) => label.replaceAll('-', ' ')).join(', ');
    const moves = `${path.moves} ${path.moves === 1 ? 'move' : 'moves'}`;
    lines.push('', colours.bold(wrapUnder(context, `${path.rank}. `, roles)));
    lines.push(
      colours.dim(
        wrapUnder(context, '   ', `effort ${tellEffort(path.effort)}, ${moves}${labels ? `: ${labels}` : ''}`),
      ),
    );
    path.steps.forEach((step, index) => {
      const mark = path.steps.length > 1 ? `${path.rank}.${index + 1} ` : '';
      lines.push('', wrapUnder(context, '   ', `${mark}${step.from.title} → ${step.to.title}`));
      lines.push(
        colours.dim(
          wrapUnder(
            context,
            '     ',
            `step ${step.direction}, effort ${tellEffort(step.effort)}: ${tellPlace(step.from)} → ${tellPlace(step.to)}`,
          ),
        ),
      );
      lines.push(...tellStepBody(context, step, 5));
    });
  }
  return [
    ...lines,
    ...tellFoot(context, answer.notes, answer.editions, answer.dataVersion),
    tellEffortMeaning(context),
  ];
}
