/** `trellis check`: every finding in the seeds, all at once. */
import { relative } from 'node:path';
import type { Finding } from '../model/finding.js';
import { type Context, type Define, wrapUnder } from './context.js';

interface Options {
  readonly seeds?: string;
  readonly codes?: boolean;
  readonly json?: boolean;
}

const severities = ['error', 'warning', 'note'] as const;

export const define: Define = (command, context) => {
  command
    .option('--seeds <folder>', "another folder of seeds than the package's own")
    .option('--codes', 'list the codes of findings with their meaning')
    .addHelpText(
      'after',
      '\nExample:\n  trellis check\nExit status 5 where a finding is an error; then the seeds are refused whole.',
    )
    .action(async (options: Options) => {
      if (options.codes) return listCodes(context, options.json === true);
      const folder = options.seeds ?? context.parts.config.seedsFolder;
      const { compileSeeds } = await import('../dataset/compile-release.js');
      const { findings, release } = compileSeeds(folder);
      if (!release) context.exit = 5;
      const counts = Object.fromEntries(
        severities.map((severity) => [severity, findings.filter((finding) => finding.severity === severity).length]),
      );
      const answer = { dataVersion: release?.dataVersion ?? null, counts, findings: [...findings] };
      if (options.json) return context.printJson(answer, ({ checkAnswerSchema }) => checkAnswerSchema);
      tellFindings(findings, relative(process.cwd(), folder) || '.', context);
      const sum = severities.map((severity) => `${counts[severity]} ${severity}${counts[severity] === 1 ? '' : 's'}`);
      context.print(
        `${sum.join(', ')}. ${release ? `The seeds make release ${release.dataVersion}.` : 'The seeds are refused whole.'}`,
      );
    });
};

function tellFindings(findings: readonly Finding[], folder: string, context: Context): void {
  const { colours } = context;
  const paint = { error: colours.red, warning: colours.yellow, note: colours.dim };
  for (const { file, line, code, severity, sentence } of findings) {
    context.print(`${folder}/${file}:${line}  ${paint[severity](`${severity} ${code}`)}`);
    context.print(wrapUnder(context, '', sentence, 4));
  }
}

async function listCodes(context: Context, json: boolean): Promise<void> {
  const { findingCodes } = await import('../dataset/findings.js');
  if (json) return context.print(JSON.stringify(findingCodes, null, 2));
  for (const [code, { severity, meaning }] of Object.entries(findingCodes)) {
    context.print(wrapUnder(context, `${code.padEnd(24)} ${severity.padEnd(8)} `, meaning));
  }
}
