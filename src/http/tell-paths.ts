/** Paths as plain text that an adviser pastes into an e-mail: no columns, no colours, lines wrapped by the reader. */
import type { Note, PathAnswer, Step, UsedEdition } from '../model/answer.js';
import { evidenceNames, reasonNames } from '../model/vocabulary.js';
import { capitalise, tellStanding } from '../model/wording.js';

/** The whole answer; ends with the editions and a line break. */
export function tellPaths(answer: PathAnswer): string {
  const { from, to, paths, reason, change } = answer;
  const lines = [
    `${from.title} to ${to.title}`,
    `${capitalise(tellStanding(from.tier, from.level))}; to ${tellStanding(to.tier, to.level)}`,
  ];
  if (reason) lines.push('', `${reasonNames[reason]} ${change ?? ''}`.trimEnd());
  for (const { rank, steps, moves, effort, labels } of paths) {
    const titles = [from.title, ...steps.map((step) => step.to.title)].join(' > ');
    const said = labels.map((label) => label.replaceAll('-', ' ')).join(', ');
    lines.push('', `${rank}. ${titles}`);
    lines.push(
      `   ${moves} ${moves === 1 ? 'move' : 'moves'}, effort ${effort.toFixed(1)}${said === '' ? '' : `: ${said}`}`,
    );
    for (const step of steps) lines.push('', ...tellStep(step));
  }
  return `${[...lines, ...tellFoot(answer)].join('\n')}\n`;
}

function tellStep({ from, to, explanation, evidence, unprintedRungs }: Step): string[] {
  const strongest = evidence[0];
  const lines = [`   ${from.title} to ${to.title}`, `   ${explanation}`];
  if (strongest) {
    const { type, source, printed, inferred } = strongest;
    const reasons = [printed && `${printed} (source ${source})`, inferred].filter(Boolean).join(' ');
    lines.push(`   Why: ${evidenceNames[type]}. ${reasons}`.trimEnd());
  }
  if (unprintedRungs) lines.push(`   Mind: ${unprintedRungs.sentence}`);
  return lines;
}

/** Notes, and the release and editions that were answered from. */
export function tellFoot({
  notes,
  editions,
  dataVersion,
}: {
  readonly notes: readonly Note[];
  readonly editions: readonly UsedEdition[];
  readonly dataVersion: string;
}): string[] {
  const used = editions.map(({ map, edition, source }) => `${map} ${edition} (source ${source})`).join('; ');
  return ['', ...notes.map(({ sentence }) => `- ${sentence}`), `- Data ${dataVersion}; editions: ${used || 'none'}.`];
}
