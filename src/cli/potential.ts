/** `trellis potential`: what a person's whole history reaches, what of it fades, and what one more skill opens. */
import type { PotentialAnswer } from '../model/answer.js';
import { type Scope, scopes } from '../model/vocabulary.js';
import { listWords, quoteLabel, tellShare } from '../model/wording.js';
import { type Context, type Define, wrapUnder } from './context.js';
import { addFull, collect, parseCount, parseList } from './options.js';
import { tellEffort, tellEffortMeaning, tellFoot, tellGates, tellPlace, tellReason, tellSkills } from './tell-steps.js';

interface Options {
  readonly role?: readonly string[];
  readonly skill?: readonly string[];
  readonly limit?: number;
  readonly scope?: readonly Scope[];
  readonly allowDown?: boolean;
  readonly json?: boolean;
}

export const define: Define = (command, context) => {
  addFull(command, context)
    .option('--role <occupation>', 'a role that was held; several, the earliest first, the present one last', collect)
    .option('--skill <skill>', 'a skill held besides, by name; may stand several times', collect)
    .option('--limit <n>', 'how many to list, 1 to 200 (default 10)', parseCount('limit'))
    .option('--scope <list>', `of ${scopes.join(', ')}, separated by commas`, parseList('scope', scopes))
    .option('--allow-down', 'list what stands lower as well')
    .addHelpText(
      'after',
      '\nExample:\n  trellis potential --role "Chef de partie" --role "Teaching assistant" --skill "First aid"',
    )
    .action(async (options: Options) => {
      const answer = (await context.parts.service()).potential({
        roles: options.role ?? [],
        skills: options.skill,
        limit: options.limit,
        scopes: options.scope,
        allowDown: options.allowDown,
      });
      if (answer.reaches.length === 0) context.exit = 4;
      if (options.json) return context.printJson(answer, ({ potentialAnswerSchema }) => potentialAnswerSchema);
      context.print(tellPotential(answer, context).join('\n'));
    });
};

function tellPotential(answer: PotentialAnswer, context: Context): string[] {
  const { colours } = context;
  const title = new Map(answer.roles.map(({ id, title }) => [id, title]));
  const named = answer.skills.map(({ label }) => quoteLabel(label));
  const lines = [
    colours.bold(wrapUnder(context, '', answer.roles.map(({ title }) => title).join(', then '))),
    colours.dim(`${answer.holds} skills in all${named.length > 0 ? `, with ${listWords(named)}` : ''}`),
  ];
  if (answer.fading.length > 0) {
    lines.push(wrapUnder(context, 'May have faded  ', tellSkills(context, answer.fading)));
  }
  if (answer.reason) lines.push('', tellReason(context, answer.reason, answer.change));
  answer.reaches.forEach((reach, index) => {
    const { to, direction, scope, effort, coverage } = reach;
    const where = scope === 'other-map' ? `${to.map} · ` : '';
    const standing = `${where}${tellPlace(to)} · ${direction} · effort ${tellEffort(effort)}`;
    lines.push('', `${String(index + 1).padStart(3)}  ${colours.bold(to.title)}  ${colours.dim(standing)}`);
    lines.push(...tellGates(context, reach.gates, 5));
    lines.push(
      wrapUnder(context, 'You bring   ', `${tellShare(coverage)} of what it needs: ${tellCredit(reach, title)}`, 5),
    );
    if (reach.gains.length > 0) lines.push(wrapUnder(context, 'To learn    ', tellSkills(context, reach.gains), 5));
    if (reach.deepens.length > 0) lines.push(wrapUnder(context, 'To deepen   ', tellSkills(context, reach.deepens), 5));
  });
  if (answer.withOneSkill.length > 0) lines.push('', colours.bold('With one more skill'));
  for (const { label, opens, total } of answer.withOneSkill) {
    const titles = opens.map(({ to }) => to.title);
    const more = total > titles.length ? ` and ${total - titles.length} more` : '';
    lines.push(wrapUnder(context, `  ${label}: `, `${titles.join(', ')}${more}`));
  }
  return [
    ...lines,
    ...tellFoot(context, answer.notes, answer.editions, answer.dataVersion),
    tellEffortMeaning(context),
  ];
}

/** What is brought, by the role that taught it; what somebody named stands last. */
function tellCredit(
  { carries, deepens }: PotentialAnswer['reaches'][number],
  titles: ReadonlyMap<string, string>,
): string {
  const byRole = new Map<string, string[]>();
  for (const { label, learntAt } of [...carries, ...deepens]) {
    byRole.set(learntAt, [...(byRole.get(learntAt) ?? []), quoteLabel(label)]);
  }
  return [...byRole]
    .map(([role, labels]) => `${listWords(labels, 3)} (${titles.get(role) ?? 'as you say'})`)
    .join('; ');
}
