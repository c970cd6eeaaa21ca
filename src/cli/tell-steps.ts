/** Steps, moves and paths as text for a terminal: gates first, then what one brings, learns and deepens, and why. */
import type { Note, Place, Step, UsedEdition } from '../model/answer.js';
import { evidenceNames, growthKinds, type Reason, reasonNames, tierNames } from '../model/vocabulary.js';
import { capitalise, listWords, quoteLabel, tellShare } from '../model/wording.js';
import { type Context, wrapUnder } from './context.js';

const named = 6;

/** What a change is asked for by. */
const options: readonly (readonly [change: RegExp, option: string])[] = [
  [/steps down|other directions|lead down/, '--allow-down'],
  [/takes \d+ moves/, '--max-moves'],
  [/reaches level/, '--max-level'],
];

/** "technical, level 3" or "professional, level not printed". */
export function tellPlace({ tier, level }: Pick<Place, 'tier' | 'level'>): string {
  return `${tierNames[tier]}, ${level === null ? 'level not printed' : `level ${level}`}`;
}

/** An effort as people read it: one decimal. */
export function tellEffort(effort: number): string {
  return effort.toFixed(1);
}

const labelWidth = 12;

/** The body of a step: one labelled paragraph each, indented. */
export function tellStepBody(context: Context, step: Step, indent: number): string[] {
  const row = (label: string, text: string): string => wrapUnder(context, label.padEnd(labelWidth), text, indent);
  const lines: string[] = [];
  lines.push(...tellGates(context, step.gates, indent));
  if (step.coverage === null) {
    lines.push(row('You bring', 'not known: no skill profile is written for one of the two yet'));
  } else {
    const share = `${tellShare(step.coverage)} of what it needs`;
    lines.push(row('You bring', step.carries.length > 0 ? `${share}: ${tellSkills(context, step.carries)}` : share));
    if (step.gains.length > 0) lines.push(row('To learn', tellSkills(context, step.gains)));
    if (step.deepens.length > 0) lines.push(row('To deepen', tellSkills(context, step.deepens)));
  }
  const growth = growthKinds.filter((kind) => (step.growth[kind]?.rise ?? 0) > 0);
  if (growth.length > 0) lines.push(row('Grows', growth.map((kind) => kind.replace('-', ' ')).join(', ')));
  const strongest = step.evidence[0];
  if (strongest) {
    const { type, source, printed, inferred } = strongest;
    const others = step.evidence.slice(1).map((other) => evidenceNames[other.type]);
    const print = printed ? `${printed} (source ${source}) ` : '';
    lines.push(
      row(
        'Why',
        `${capitalise(evidenceNames[type])}. ${print}${inferred ?? ''}${others.length > 0 ? ` Also: ${others.join(', ')}.` : ''}`,
      ),
    );
  }
  if (step.unprintedRungs) lines.push(row('Mind', step.unprintedRungs.sentence));
  return lines;
}

/** What comes before all skills: registrations, licences, degrees and checks, with who asks for them. */
export function tellGates(context: Context, gates: Step['gates'], indent: number): string[] {
  return gates.map(({ name, authority, doubt }) =>
    wrapUnder(
      context,
      'First'.padEnd(labelWidth),
      `${name} (${authority})${doubt ? `. Doubtful: ${doubt}` : ''}`,
      indent,
    ),
  );
}

/** Essential skills first, as the profile orders them; past the first few only counted, unless all are asked for. */
export function tellSkills(context: Context, skills: readonly { readonly label: string }[]): string {
  return listWords(
    skills.map(({ label }) => quoteLabel(label)),
    context.full ? skills.length : named,
  );
}

/** One line for a list: effort, title, standing, map. */
export function tellMoveLine(context: Context, rank: number, place: Place, step: Step): string {
  const { colours } = context;
  const where = step.scope === 'other-map' ? `${place.map} · ` : '';
  return `${String(rank).padStart(3)}  ${colours.bold(place.title)}  ${colours.dim(`${where}${tellPlace(place)} · ${step.direction} · effort ${tellEffort(step.effort)}`)}`;
}

/** Notes and editions at the foot of an answer. */
export function tellFoot(
  context: Context,
  notes: readonly Note[],
  editions: readonly UsedEdition[],
  dataVersion: string,
): string[] {
  const used = editions.map(({ map, edition, source }) => `${map} ${edition} (source ${source})`);
  return [
    '',
    ...notes.map(({ sentence }) => wrapUnder(context, '· ', sentence)),
    wrapUnder(context, '· ', `Data ${dataVersion}; editions: ${used.length > 0 ? used.join('; ') : 'none touched'}.`),
  ];
}

/** What the figure after "effort" means; under answers that are ordered by it. */
export function tellEffortMeaning(context: Context): string {
  return wrapUnder(
    context,
    '· ',
    'Effort orders ways and says no more: 1.0 is a usual printed step to the next tier, more asks more learning or change.',
  );
}

/** Why an answer is empty, what would change it, and the option that asks for it. */
export function tellReason(context: Context, reason: Reason, change: string | null): string {
  const option = options.find(([pattern]) => pattern.test(change ?? ''))?.[1];
  return wrapUnder(context, '', `${reasonNames[reason]} ${change ?? ''}${option ? ` (${option})` : ''}`);
}
