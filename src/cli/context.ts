/** What a command is given: the parts of Trellis, where to print, and how wide and colourful. */
import type { Command } from 'commander';
import { wrapAnsi } from 'fast-wrap-ansi';
import pc from 'picocolors';
import type { ZodType } from 'zod';
import type { Composition } from '../compose.js';

export type Colours = ReturnType<typeof pc.createColors>;

/** The part of a process that a command may touch. */
export interface Terminal {
  readonly stdout: { write(text: string): unknown; readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: { write(text: string): unknown; readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
}

export type AnswerSchemas = typeof import('../model/answer.js');

/** Adds a command's arguments, options, help and action. */
export type Define = (command: Command, context: Context) => void;

export interface Context {
  readonly parts: Composition;
  readonly env: Terminal['env'];
  readonly colours: Colours;
  /** Columns to print in: the terminal's, else those of COLUMNS, else 80; never under 40 or over 100. */
  readonly width: number;
  /** Whether somebody watches the error stream, so that progress may be drawn on it. */
  readonly interactive: boolean;
  draw(text: string): void;
  print(text: string): void;
  warn(text: string): void;
  /** Prints an answer as JSON, after its schema has accepted it. The schemas are loaded only here. */
  printJson(answer: unknown, choose: (schemas: AnswerSchemas) => ZodType | Promise<ZodType>): Promise<void>;
  /** Whether lists of skills are printed to their end. */
  full: boolean;
  /** Exit status of the command so far; the last one set holds. */
  exit: number;
}

export function createContext(terminal: Terminal, parts: Composition): Context {
  const colourful = terminal.stdout.isTTY === true && !terminal.env.NO_COLOR && terminal.env.TERM !== 'dumb';
  return {
    parts,
    env: terminal.env,
    colours: pc.createColors(colourful),
    width: Math.min(100, Math.max(40, (terminal.stdout.columns ?? Number(terminal.env.COLUMNS)) || 80)),
    interactive: terminal.stderr.isTTY === true,
    draw: (text) => void terminal.stderr.write(text),
    print: (text) => void terminal.stdout.write(`${text}\n`),
    warn: (text) => void terminal.stderr.write(`${text}\n`),
    async printJson(answer, choose) {
      const schema = await choose(await import('../model/answer.js'));
      terminal.stdout.write(`${JSON.stringify(schema.parse(answer), null, 2)}\n`);
    },
    full: false,
    exit: 0,
  };
}

/** Text wrapped to the width, its first line after `label` and the others under it. */
export function wrapUnder(context: Context, label: string, text: string, indent = 0): string {
  const start = ' '.repeat(indent);
  const hang = ' '.repeat(indent + label.length);
  const lines = wrapAnsi(text, Math.max(20, context.width - hang.length), { trim: true }).split('\n');
  return lines
    .map((line, index) => (index === 0 ? `${start}${context.colours.dim(label)}${line}` : hang + line))
    .join('\n');
}
