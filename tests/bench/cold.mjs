/**
 * A cold answer: a new process from start to exit for one question about paths, beside a bare `node -e 0`, the two
 * taking turns so that both meet the same weather. The answer is checked every time.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepResult, median, percentile, print, readOptions, root, round, time, UsageError } from './measure.mjs';

export const line = 'a cold answer, process start to exit, against a bare node';

const runs = 15;
const warmUps = 2;
const question = ['path', 'Props Technician', 'Stage Designer'];

export async function run(args) {
  const options = readOptions(args, {
    json: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
  });
  const main = join(root, 'dist', 'main.js');
  if (!existsSync(main)) throw new UsageError(`${main} is missing. Build first: npm run build`);
  const dataFolder = mkdtempSync(join(tmpdir(), 'trellis-bench-'));
  try {
    const environment = { ...process.env, TRELLIS_DATA: dataFolder };
    delete environment.TRELLIS_SEEDS;
    const start = (...argv) => {
      const { ms, value } = time(() =>
        spawnSync(process.execPath, argv, { cwd: root, env: environment, encoding: 'utf8' }),
      );
      if (value.status !== 0)
        throw new Error(`node ${argv.join(' ')} ended with ${value.status}: ${value.stderr || value.stdout}`);
      return { ms, output: value.stdout };
    };
    checkAnswer(start(main, ...question, '--json').output);
    const expected = start(main, ...question).output;
    const answered = [];
    const bare = [];
    for (let turn = -warmUps; turn < runs; turn++) {
      const { ms, output } = start(main, ...question);
      if (output !== expected) throw new Error('Two runs of one question gave two answers.');
      const { ms: bareMs } = start('-e', '0');
      if (turn < 0) continue;
      answered.push(round(ms));
      bare.push(round(bareMs));
    }
    const answer = {
      question: question.join(' '),
      runs,
      answerMs: { median: round(median(answered)), p95: percentile(answered, 0.95) },
      bareMs: { median: round(median(bare)), p95: percentile(bare, 0.95) },
      ratio: round(median(answered) / median(bare)),
    };
    if (options.keep) keepResult('cold', { ...answer, raw: { answerMs: answered, bareMs: bare } });
    if (options.json) print(JSON.stringify(answer));
    else {
      print(`trellis ${question.map((word) => JSON.stringify(word)).join(' ')}, ${runs} runs in turn with node -e 0`);
      print(`answer  median ${answer.answerMs.median.toFixed(1)} ms, p95 ${answer.answerMs.p95.toFixed(1)} ms`);
      print(`bare    median ${answer.bareMs.median.toFixed(1)} ms, p95 ${answer.bareMs.p95.toFixed(1)} ms`);
      print(`ratio   ${answer.ratio.toFixed(2)}`);
    }
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

function checkAnswer(output) {
  const { paths, reason } = JSON.parse(output);
  const [, from, to] = question;
  const isRight = ({ steps }) =>
    steps[0].from.title.toLowerCase() === from.toLowerCase() &&
    steps.at(-1).to.title.toLowerCase() === to.toLowerCase() &&
    steps.every((step, place) => place === 0 || step.from.id === steps[place - 1].to.id);
  if (paths.length === 0) throw new Error(`The question found no path: ${reason}.`);
  if (!paths.every(isRight)) throw new Error('A path does not lead from the start to the end of the question.');
}
