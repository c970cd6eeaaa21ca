/** How options of the command line are read: each refuses what it cannot take, by name. */
import type { Command } from 'commander';
import { TrellisError } from '../model/errors.js';
import type { Context } from './context.js';

/** A whole number from the command line; refuses anything else with the option's name. */
export function parseCount(name: string): (text: string) => number {
  return (text) => {
    if (/^\d{1,6}$/.test(text)) return Number(text);
    throw new TrellisError('invalid-query', `"${name}" takes a whole number, not "${text}".`, {
      errors: [{ path: name, message: 'must be a whole number' }],
    });
  };
}

/** A comma-separated list of words out of a closed set. */
export function parseList<T extends string>(name: string, known: readonly T[]): (text: string) => readonly T[] {
  return (text) =>
    text.split(',').map((part) => {
      const word = known.find((candidate) => candidate === part.trim());
      if (word) return word;
      throw new TrellisError('invalid-query', `"${name}" takes ${known.join(', ')}, not "${part.trim()}".`, {
        errors: [{ path: name, message: `must be of: ${known.join(', ')}` }],
      });
    });
}

/** Adds the option that prints lists of skills to their end. */
export function addFull(command: Command, context: Context): Command {
  return command.option('--full', 'name every skill, not only the first few').hook('preAction', (asked) => {
    context.full = asked.opts().full === true;
  });
}

/** Gathers an option that may stand several times. */
export function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}
