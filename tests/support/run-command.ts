/** Runs the command line in this process, as `npx trellis ...` would, and gives what it printed. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommandLine } from '../../src/cli/program.js';

export interface Ran {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

/** One empty data folder a test file: answers come from the shipped seeds. */
const dataFolder = mkdtempSync(join(tmpdir(), 'trellis-command-'));

export async function runCommand(argv: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  let out = '';
  let err = '';
  const exit = await runCommandLine(argv, {
    stdout: {
      write: (text) => {
        out += text;
      },
      ...(env.COLUMNS === undefined && { columns: 80 }),
    },
    stderr: {
      write: (text) => {
        err += text;
      },
    },
    env: { TRELLIS_DATA: dataFolder, ...env },
  });
  return { exit, out, err };
}
