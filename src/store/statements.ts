/** The statements of cypher/, read once each: one file a statement, or several that end with a semicolon. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Statements = (name: string) => readonly string[];

/** Throws node's own error for a name that has no file. */
export function openStatements(packageFolder: string): Statements {
  const known = new Map<string, readonly string[]>();
  return (name) => {
    const read = known.get(name) ?? split(readFileSync(join(packageFolder, 'cypher', `${name}.cypher`), 'utf8'));
    known.set(name, read);
    return read;
  };
}

function split(text: string): readonly string[] {
  return text
    .replace(/^\/\/.*$/gm, '')
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}
