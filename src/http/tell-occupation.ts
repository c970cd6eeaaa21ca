/** One occupation as plain text that an adviser pastes: what it is, needs, produces and asks for before all skills. */
import type { OccupationAnswer } from '../model/answer.js';
import { codeNames, essentialImportance } from '../model/vocabulary.js';
import { tellStanding } from '../model/wording.js';
import { tellFoot } from './tell-paths.js';

/** The whole answer; ends with the editions and a line break. */
export function tellOccupation(answer: OccupationAnswer): string {
  const { occupation, aliases, gates, placements, skills, outputs, codes } = answer;
  const lines = [occupation.title, `${occupation.map}, ${tellStanding(occupation.tier, occupation.level)}`];
  const list = (label: string, words: readonly string[]): void => {
    if (words.length > 0) lines.push(`${label}: ${words.join('; ')}`);
  };
  list('Also called', aliases);
  for (const { name, authority, doubt } of gates) {
    lines.push(`First: ${name} (${authority})${doubt === null ? '' : `. Doubtful: ${doubt}`}`);
  }
  lines.push('');
  for (const place of placements) {
    const doubt = place.doubt === null ? '' : ` Doubtful: ${place.doubt}`;
    lines.push(
      `Printed in ${place.edition}${place.current ? '' : ' (an older edition)'}: ${place.map} > ${place.pathway} > ${place.clusterName}, as "${place.printed ?? place.title}".${doubt}`,
    );
  }
  if (skills.length > 0) lines.push('', 'What it needs, the most important first (our own reading):');
  for (const { label, importance } of skills)
    lines.push(`- ${label}${importance >= essentialImportance ? ' (essential)' : ''}`);
  lines.push('');
  list(
    'Produces',
    outputs.map(({ label }) => label),
  );
  list(
    'Codes',
    codes.map(({ target, code, match }) => `${codeNames[target]} ${code} (${match})`),
  );
  return `${[...lines, ...tellFoot(answer)].join('\n').replace(/\n{3,}/g, '\n\n')}\n`;
}
