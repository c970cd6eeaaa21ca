/** `trellis search TEXT`: find occupations by title, former title, specialism, alias or words. */
import type { Define } from './context.js';
import { parseCount } from './options.js';
import { tellPlace } from './tell-steps.js';

export const define: Define = (command, context) => {
  command
    .argument('<text>', 'what you call the job')
    .option('--limit <n>', 'how many to list, 1 to 100 (default 10)', parseCount('limit'))
    .addHelpText('after', '\nExample:\n  trellis search "lighting"')
    .action(async (text: string, options: { readonly limit?: number; readonly json?: boolean }) => {
      const answer = (await context.parts.service()).search(text, options.limit);
      if (answer.results.length === 0) context.exit = 3;
      if (options.json) return context.printJson(answer, ({ searchAnswerSchema }) => searchAnswerSchema);
      if (answer.results.length === 0) context.print('Nothing on the maps is like that.');
      for (const { id, title, map, tier, level, matchedBy } of answer.results) {
        context.print(
          `${context.colours.bold(title)}  ${context.colours.dim(`${map} · ${tellPlace({ tier, level })} · by ${matchedBy} · ${id}`)}`,
        );
      }
    });
};
