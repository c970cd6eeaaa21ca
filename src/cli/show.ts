/** `trellis show OCCUPATION`: everything held of one occupation. */
import type { OccupationAnswer } from '../model/answer.js';
import { codeNames, tierNames } from '../model/vocabulary.js';
import { type Context, type Define, wrapUnder } from './context.js';
import { tellFoot, tellPlace } from './tell-steps.js';

export const define: Define = (command, context) => {
  command
    .argument('<occupation>', 'title, former title, specialism, alias or id')
    .addHelpText('after', '\nExample:\n  trellis show "Props Technician"')
    .action(async (name: string, options: { readonly json?: boolean }) => {
      const service = await context.parts.service();
      const answer = await service.occupation(name);
      if (options.json) return context.printJson(answer, ({ occupationAnswerSchema }) => occupationAnswerSchema);
      context.print(tellOccupation(answer, context).join('\n'));
    });
};

const proficiencies = ['', 'assists', 'performs', 'leads and adapts', 'sets the practice'];

function tellOccupation(answer: OccupationAnswer, context: Context): string[] {
  const { colours } = context;
  const { occupation } = answer;
  const lines = [colours.bold(occupation.title), colours.dim(`${occupation.id} · ${tellPlace(occupation)}`)];
  if (answer.aliases.length > 0) lines.push(wrapUnder(context, 'Also called: ', answer.aliases.join(', ')));
  for (const gate of answer.gates) lines.push(wrapUnder(context, 'Gate: ', `${gate.name} (${gate.authority})`));
  lines.push('', 'Where the maps print it');
  for (const place of answer.placements) {
    const level = place.level === null ? 'level not printed' : `level ${place.level}`;
    const marks = [
      place.edition,
      place.current ? '' : 'older edition',
      place.degree ? 'degree' : '',
      place.apprenticeshipOnly ? 'apprenticeship only' : '',
    ].filter((mark) => mark !== '');
    lines.push(
      wrapUnder(
        context,
        '  ',
        `${place.map} > ${place.pathway} > ${place.clusterName} (${tierNames[place.tier]}, ${level}; ${marks.join(', ')}): ${place.printed ?? place.title}`,
      ),
    );
    if (place.specialisms.length > 0) lines.push(wrapUnder(context, '    options: ', place.specialisms.join('; ')));
    if (place.doubt) lines.push(wrapUnder(context, '    doubt: ', place.doubt));
  }
  for (const { kind, reason } of answer.identities) lines.push(wrapUnder(context, `  ${kind}: `, reason));
  if (answer.skills.length > 0) {
    lines.push('', 'What it needs (our reading; the most important first)');
    for (const { label, importance, proficiency } of answer.skills) {
      lines.push(
        `  ${'●'.repeat(importance)}${'○'.repeat(5 - importance)}  ${label}  ${colours.dim(proficiencies[proficiency] ?? '')}`,
      );
    }
  }
  if (answer.outputs.length > 0) {
    lines.push('', wrapUnder(context, 'What it produces: ', answer.outputs.map(({ label }) => label).join('; ')));
  }
  if (answer.codes.length > 0) {
    const codes = answer.codes.map(({ target, code, match }) => `${codeNames[target]} ${code} (${match})`);
    lines.push('', wrapUnder(context, 'Codes: ', codes.join('; ')));
  }
  const far = answer.reach.map(
    ({ moves, occupations }) => `${occupations} in ${moves} ${moves === 1 ? 'move' : 'moves'}`,
  );
  lines.push(
    '',
    wrapUnder(context, 'Reaches, up or across: ', far.length > 0 ? far.join(', ') : 'no other occupation'),
  );
  return [...lines, ...tellFoot(context, answer.notes, answer.editions, answer.dataVersion)];
}
