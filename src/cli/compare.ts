/** `trellis compare A B`: skills and outputs both ways, levels, gates, and what no data can tell. */
import type { Dataset } from '../dataset/dataset.js';
import type { CompareAnswer } from '../model/answer.js';
import { listWords, quoteLabel, tellShare } from '../model/wording.js';
import { type Context, type Define, wrapUnder } from './context.js';
import { addFull } from './options.js';
import { tellEffort, tellFoot, tellGates, tellPlace, tellSkills } from './tell-steps.js';

export const define: Define = (command, context) => {
  addFull(command, context)
    .argument('<a>', 'one occupation')
    .argument('<b>', 'the other')
    .addHelpText('after', '\nExample:\n  trellis compare "Scenic Artist" "Stage Manager"')
    .action(async (a: string, b: string, options: { readonly json?: boolean }) => {
      const service = await context.parts.service();
      const answer = service.compare(a, b);
      if (options.json) return context.printJson(answer, ({ compareAnswerSchema }) => compareAnswerSchema);
      context.print(tellComparison(answer, service.dataset, context).join('\n'));
    });
};

const disagreements = {
  'same-skills-other-product': 'They need much the same skills, for another product.',
  'same-product-other-skills': 'They share a product, and need other skills for it.',
} as const;

function tellComparison(answer: CompareAnswer, dataset: Dataset, context: Context): string[] {
  const { colours } = context;
  const { a, b, outputs } = answer;
  const lines = [
    colours.bold(`${a.title} and ${b.title}`),
    colours.dim(`${a.map}, ${tellPlace(a)}; ${b.map}, ${tellPlace(b)}`),
  ];
  const ways = [
    [a, b, answer.aToB, answer.gates.b],
    [b, a, answer.bToA, answer.gates.a],
  ] as const;
  for (const [from, to, way, gates] of ways) {
    const move =
      way.effort === null
        ? 'no single move links them'
        : `a single step ${way.direction}, effort ${tellEffort(way.effort)}`;
    lines.push('', colours.bold(`${from.title} → ${to.title}`) + colours.dim(`  ${move}`));
    lines.push(...tellGates(context, gates, 2));
    if (way.coverage === null) {
      lines.push(
        wrapUnder(context, 'You bring   ', 'not known: no skill profile is written for one of the two yet', 2),
      );
      continue;
    }
    const carried = way.carries.length > 0 ? `: ${tellSkills(context, way.carries)}` : '';
    lines.push(wrapUnder(context, 'You bring   ', `${tellShare(way.coverage)} of what it needs${carried}`, 2));
    if (way.gains.length > 0) lines.push(wrapUnder(context, 'To learn    ', tellSkills(context, way.gains), 2));
    if (way.deepens.length > 0) lines.push(wrapUnder(context, 'To deepen   ', tellSkills(context, way.deepens), 2));
  }
  const produced = [
    ['Both produce', outputs.both],
    [`Only ${a.title}`, outputs.onlyA],
    [`Only ${b.title}`, outputs.onlyB],
  ] as const;
  lines.push('');
  for (const [label, ids] of produced) {
    if (ids.length > 0)
      lines.push(
        wrapUnder(
          context,
          `${label}: `,
          listWords(
            ids.map((id) => quoteLabel(dataset.getOutput(id).label)),
            8,
          ),
        ),
      );
  }
  if (answer.disagreement) lines.push(disagreements[answer.disagreement]);
  lines.push(wrapUnder(context, 'No data here can tell: ', answer.untold.join('; ')));
  return [...lines, ...tellFoot(context, answer.notes, answer.editions, answer.dataVersion)];
}
