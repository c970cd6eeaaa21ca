/**
 * Reviewed answers on the shipped data, one readable line each: `question => answer`. A line that changes is read and
 * judged as text before it is committed. `TRELLIS_GOLDEN=write npm test -- tests/golden` writes what is answered now.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { compose } from '../../src/compose.js';
import { readConfig } from '../../src/config.js';
import type { Place, Step } from '../../src/model/answer.js';
import { TrellisError } from '../../src/model/errors.js';
import type { Service } from '../../src/service/service.js';
import { tellRoles } from '../support/tell-line.js';

const folder = join(process.cwd(), 'tests', 'golden');
const listed = 5;

let service: Service;
beforeAll(async () => {
  service = await compose(
    readConfig({
      TRELLIS_DATA: join(folder, 'no-such-folder'),
      ...(process.env.TRELLIS_SEEDS ? { TRELLIS_SEEDS: process.env.TRELLIS_SEEDS } : {}),
    }),
  ).service();
});

const place = ({ title, level }: Pick<Place, 'title' | 'level'>): string =>
  `${title.toLowerCase()}${level === null ? '' : `@${level}`}`;
const effort = (value: number): string => `[${value.toFixed(1)}]`;
const list = (steps: readonly Step[], end: 'from' | 'to'): string =>
  steps.map((step) => `${place(step[end])} ${effort(step.effort)}`).join(' | ');

async function answerLine(question: string): Promise<string> {
  const [kind = '', ...words] = [...question.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '');
  const [first = '', second = ''] = words;
  try {
    switch (kind) {
      case 'path': {
        const { paths, reason } = service.paths({ from: first, to: second, allowDown: words.includes('--allow-down') });
        return [
          ...paths.map((path) => `${tellRoles(path)} ${effort(path.effort)}`),
          ...(reason ? [`(${reason})`] : []),
        ].join(' | ');
      }
      case 'next':
      case 'transfers': {
        const { moves, reason } = service[kind]({ occupation: first, limit: listed });
        return reason ? `(${reason})` : list(moves, 'to');
      }
      case 'feeders': {
        const { feeders, reason } = service.feeders({ occupation: first, limit: listed });
        return reason ? `(${reason})` : list(feeders, 'from');
      }
      case 'ways-in': {
        const { waysIn, reason } = service.waysIn(first, listed);
        return reason ? `(${reason})` : waysIn.map((way) => `${place(way.start)} ${effort(way.effort)}`).join(' | ');
      }
      case 'name': {
        const { occupation } = await service.occupation(first);
        return `${place(occupation)} by ${occupation.resolvedBy}`;
      }
      default:
        return `unknown kind of question: ${kind}`;
    }
  } catch (error) {
    if (!(error instanceof TrellisError)) throw error;
    return [error.code, ...(error.details.suggestions ?? []).slice(0, 3).map(({ title }) => title.toLowerCase())].join(
      ' | ',
    );
  }
}

for (const file of readdirSync(folder).filter((name) => name.endsWith('.txt'))) {
  describe(file, () => {
    const lines = readFileSync(join(folder, file), 'utf8').split('\n');
    const questions = lines.filter((line) => line !== '' && !line.startsWith('#'));

    if (process.env.TRELLIS_GOLDEN === 'write') {
      it('is written anew', async () => {
        const answered: string[] = [];
        for (const line of lines) {
          const [question = ''] = line.split(' => ');
          answered.push(line === '' || line.startsWith('#') ? line : `${question} => ${await answerLine(question)}`);
        }
        writeFileSync(join(folder, file), answered.join('\n'));
        expect(answered).toHaveLength(lines.length);
      });
      return;
    }

    it.each(questions.map((line) => line.split(' => ')))('%s', async (question = '', answer) => {
      expect(await answerLine(question)).toBe(answer);
    });
  });
}
