/**
 * The entry of `npm run bench -- NAME ...`: every other file of this folder that has a `line` is a bench.
 * Without a name it lists them. Benches run what was built into dist/. Exit status: 0 done, 1 a bench found its
 * answers wrong or broke, 2 asked wrongly.
 */
import { readdirSync } from 'node:fs';
import { print, UsageError } from './measure.mjs';

const notBenches = ['run.mjs', 'measure.mjs', 'plain-yen.mjs', 'bare-express.mjs'];
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.mjs') && !notBenches.includes(file))
  .map((file) => file.slice(0, -'.mjs'.length))
  .sort();

const [name, ...args] = process.argv.slice(2);
try {
  if (name === undefined || name === '--help') {
    print('npm run bench -- NAME [options]\n');
    for (const known of names) print(`  ${known.padEnd(12)} ${(await import(`./${known}.mjs`)).line}`);
  } else if (!names.includes(name)) {
    throw new UsageError(`There is no bench called "${name}". There are: ${names.join(', ')}.`);
  } else {
    await (await import(`./${name}.mjs`)).run(args);
  }
} catch (error) {
  process.stderr.write(`${error instanceof UsageError ? error.message : error.stack}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
