/**
 * A tiny seeds folder that is right in every respect, and ways to break it.
 * Two maps, two editions of the first, five occupations with profiles, one gate, one alias: not one finding.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** What becomes of a file: new content, an edit of the old, or null to leave it out. */
export type Change = string | Uint8Array | ((text: string) => string) | null;
export type Changes = Readonly<Record<string, Change>>;

/** `count` skills named after `stem`, as lines of a profile with the given indent. */
function needs(indent: number, stem: string, count: number): string {
  const lines = Array.from({ length: count }, (_, index) => `${' '.repeat(indent)}${stem}-${index + 1}: [3, 2]`);
  return lines.join('\n');
}

function skills(stem: string, count: number): string {
  const lines = Array.from({ length: count }, (_, index) => {
    const id = `${stem}-${index + 1}`;
    return `  - { id: ${id}, label: Label of ${id}, kind: skill, area: craft, line: What ${id} is. }`;
  });
  return lines.join('\n');
}

function stageWork(edition: string, source: string, stageHand: string): string {
  return `map: Stage Work
edition: ${edition}
source: ${source}
pathways:
  - name: Shows
    clusters:
      - name: Stage Crew
        tier: technical
        rows: [1]
        description: Move what the audience sees.
        occupations:
          - { id: stage-hand, title: ${stageHand}, level: 2 }
          - { id: flyman, title: Flyman, level: 3, specialisms: [Hemp, Counterweight] }
      - name: Stage Management
        tier: higher-technical
        rows: [1]
        occupations:
          - { id: stage-manager, title: Stage manager, level: 4 }
`;
}

/** The files of the folder that nothing is wrong with, by path. */
export const tinySeeds: Readonly<Record<string, string>> = {
  'sources.yaml': `sources:
  - { id: early, title: Early maps, publisher: Somebody, file: early.txt, dated: '2001', licence: not stated }
  - { id: late, title: Late maps, publisher: Somebody, file: late.txt, dated: null, licence: not stated }
  - { id: editorial, title: Our own, publisher: Us, file: null, dated: null, licence: CC BY 4.0 }
`,
  'editions.yaml': `editions:
  - { id: first, name: First edition, source: early, dated: '2001', order: 1 }
  - { id: second, name: Second edition, source: late, dated: null, order: 2 }
maps:
  - Stage Work
  - Office Work
`,
  'editions/first/stage-work.yaml': stageWork('first', 'early.txt', 'Stage hand'),
  'editions/second/stage-work.yaml': stageWork('second', 'late.txt', 'Stage technician'),
  'editions/first/office-work.yaml': `map: Office Work
edition: first
source: early.txt
pathways:
  - name: Offices
    clusters:
      - name: Clerks
        tier: technical
        rows: [1]
        apprenticeshipOnly: true
        occupations:
          - { id: clerk, title: Clerk, level: 3 }
      - name: Office Management
        tier: professional
        rows: [1]
        occupations:
          - { id: office-manager, title: Office manager, level: 6, degree: true }
`,
  'identities.yaml': `identities:
  - kind: renamed
    occupations: [stage-hand]
    titles: [Stage hand, Stage technician]
    reason: Same place and level in both editions.
redirects:
  - { from: scene-shifter, to: [stage-hand], reason: An older word. }
`,
  'skills/vocabulary.yaml': `source: editorial
licence: CC BY 4.0
areas:
  - { id: craft, name: Craft }
skills:
${skills('crew', 6)}
${skills('shift', 4)}
${skills('fly', 4)}
${skills('manage', 10)}
`,
  'skills/profiles/stage-work.yaml': `source: editorial
licence: CC BY 4.0
map: Stage Work
clusters:
  stage-crew:
${needs(4, 'crew', 6)}
occupations:
  stage-hand:
    skills:
${needs(6, 'shift', 4)}
    outputs: [set-scene]
  flyman:
    skills:
      crew-1: [5, 3]
${needs(6, 'fly', 4)}
    outputs: [set-scene]
  stage-manager:
    skills:
${needs(6, 'manage', 10)}
    outputs: [prompt-book]
`,
  'skills/profiles/office-work.yaml': `source: editorial
licence: CC BY 4.0
map: Office Work
occupations:
  clerk:
    skills:
${needs(6, 'manage', 10)}
  office-manager:
    skills:
${needs(6, 'manage', 10)}
`,
  'outputs/vocabulary.yaml': `source: editorial
licence: CC BY 4.0
outputs:
  - { id: set-scene, label: A set scene, line: Everything on stage where it belongs. }
  - { id: prompt-book, label: A prompt book, line: Every cue of the show in one book. }
`,
  'crosswalks/ssc.yaml': `source: editorial
licence: CC BY 4.0
target: ssc
reference: A classification.
disclaimer: Ours.
codes:
  stage-manager: ["9129/00", broad]
  flyman: ["4159/01", close]
`,
  'gates.yaml': `source: editorial
licence: CC BY 4.0
gates:
  - { kind: licence, name: Flying licence, authority: The house, occupations: [flyman] }
`,
  'aliases.yaml': `source: editorial
licence: CC BY 4.0
aliases:
  - { alias: scene shifter, occupations: [stage-hand] }
`,
};

/** An edit that fails aloud where there is nothing to edit, so that a fixture cannot go stale in silence. */
export function swap(before: string, after: string): (text: string) => string {
  return (text) => {
    if (!text.includes(before)) throw new Error(`The fixture holds no "${before}".`);
    return text.replace(before, () => after);
  };
}

/** The files after the changes. */
export function changeSeeds(changes: Changes = {}): ReadonlyMap<string, string | Uint8Array> {
  const files = new Map<string, string | Uint8Array>(Object.entries(tinySeeds));
  for (const [path, change] of Object.entries(changes)) {
    if (change === null) files.delete(path);
    else files.set(path, typeof change === 'function' ? change(tinySeeds[path] ?? '') : change);
  }
  return files;
}

const folders: string[] = [];

/** Writes the tiny seeds with the changes to a new folder below the system's temporary one, and returns its path. */
export function writeSeeds(changes: Changes = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'trellis-seeds-'));
  folders.push(folder);
  for (const [path, content] of changeSeeds(changes)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** Removes every folder that was written. */
export function removeSeeds(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}
