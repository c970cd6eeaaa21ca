/**
 * Small releases that are alike but for a mark in every title and label, so that an answer shows what it was made
 * from. Their occupations are asked for by aliases that all of them share.
 */
import type { Release } from '../../src/model/release.js';
import { drawStored } from '../contract/describe-store.js';

/** What to ask for: the first leads to the last. */
export const first = 'somebody who paints';
export const last = 'somebody who draws';

/** The dataVersion of a mark. */
export function versionOf(mark: number): string {
  return mark.toString(16).padStart(16, '0');
}

/** The release of a mark, a number; `names` more aliases make it larger. */
export function drawMarked(mark: number, names = 0): Release {
  const release = drawStored(versionOf(mark), []);
  const marked = (text: string): string => `${text} v${mark}`;
  return {
    ...release,
    placements: release.placements.map((placement) => ({ ...placement, title: marked(placement.title) })),
    clusters: release.clusters.map((cluster) => ({ ...cluster, name: marked(cluster.name) })),
    skills: release.skills.map((skill) => ({ ...skill, label: marked(skill.label) })),
    aliases: [
      { alias: first, occupations: ['props-technician'], note: null },
      { alias: last, occupations: ['stage-designer'], note: null },
      ...Array.from({ length: names }, (_, index) => ({ alias: `name ${index}`, occupations: ['rigger'], note: null })),
    ],
  };
}

/** Every mark that some answer shows. */
export function listMarks(answer: unknown): readonly number[] {
  return [...new Set([...JSON.stringify(answer).matchAll(/ v(\d+)\b/g)].map(([, mark]) => Number(mark)))];
}
