/** Two occupations side by side: skills and outputs both ways, levels, gates, and what no data here can tell. */
import type { CareerGraph } from '../graph/career-graph.js';
import type { CompareAnswer } from '../model/answer.js';
import { directions } from '../model/vocabulary.js';
import { listEditions, listNotes } from './notes.js';
import { alternatives, toEffort } from './policy.js';
import { compareNeeds, type Experience, gainExperience, roundShare, toPlace } from './tell-step.js';

/** What an adviser has to talk through, because no table holds it. */
const untold = [
  'pay, and what it is where the person lives',
  'vacancies, and how many of them are near',
  'hours, travel and season',
  'health, strength and the place of work',
  'what the person likes doing',
];

/** Throws `unknown-occupation`. */
export function compareOccupations(graph: CareerGraph, prices: Float64Array, a: string, b: string): CompareAnswer {
  const { dataset } = graph;
  const first = dataset.getOccupation(a);
  const second = dataset.getOccupation(b);
  const look = (from: string, to: string): CompareAnswer['aToB'] => {
    const source = graph.indexOf(from) ?? -1;
    const target = graph.indexOf(to) ?? -1;
    const move = graph.findMove(source, target);
    const known = graph.skills.hasProfile(source) && graph.skills.hasProfile(target);
    const experience: Experience = new Map();
    gainExperience(experience, dataset, from);
    const nothing = { carries: [], gains: [], deepens: [] };
    return {
      coverage: known ? roundShare(graph.skills.coverageBy(graph.skills.holdingsOf(source), target)) : null,
      ...(known ? compareNeeds(dataset, experience, dataset.listNeeds(to)) : nothing),
      effort: move < 0 ? null : toEffort(prices[move] ?? 0),
      direction: move < 0 ? null : (directions[graph.direction[move] ?? 0] ?? null),
    };
  };
  const aToB = look(first.id, second.id);
  const bToA = look(second.id, first.id);
  const outputsA = first.profile?.outputs ?? [];
  const outputsB = second.profile?.outputs ?? [];
  const both = outputsA.filter((output) => outputsB.includes(output));
  const involved = [first, second];
  return {
    dataVersion: dataset.dataVersion,
    editions: listEditions(dataset, involved),
    a: toPlace(first),
    b: toPlace(second),
    aToB,
    bToA,
    outputs: {
      both,
      onlyA: outputsA.filter((output) => !both.includes(output)),
      onlyB: outputsB.filter((output) => !both.includes(output)),
    },
    gates: { a: [...dataset.listGates(first.id)], b: [...dataset.listGates(second.id)] },
    disagreement: judgeDisagreement(
      aToB.coverage,
      bToA.coverage,
      outputsA.length > 0 && outputsB.length > 0 ? both.length : null,
    ),
    untold,
    notes: listNotes(involved),
  };
}

/** Null where a profile or an output is missing, so that nothing can be said. */
function judgeDisagreement(
  aToB: number | null,
  bToA: number | null,
  sharedOutputs: number | null,
): CompareAnswer['disagreement'] {
  if (aToB === null || bToA === null || sharedOutputs === null) return null;
  const alike = (aToB + bToA) / 2 >= alternatives.alikeCoverage;
  if (alike && sharedOutputs === 0) return 'same-skills-other-product';
  return !alike && sharedOutputs > 0 ? 'same-product-other-skills' : null;
}
