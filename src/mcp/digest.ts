/**
 * Answers cut down to what an assistant needs and must not leave out: ids, what a step rests on, what stands in the
 * way, and the notes. What is inference is called so, and an answer that abstains says it in words.
 */
import type {
  CompareAnswer,
  MovesAnswer,
  Note,
  OccupationAnswer,
  PathAnswer,
  Place,
  PotentialAnswer,
  RouteAnswer,
  Step,
} from '../model/answer.js';
import type { OccupationsAnswer } from '../model/browse.js';
import { essentialImportance, evidenceNames, type Reason, reasonNames } from '../model/vocabulary.js';

/** Most labels of one list; the rest are counted. */
const mostNamed = 6;

export const digestPaths = (answer: PathAnswer): object => ({
  ...tellAbstention(answer.reason, answer.change),
  from: tellPlace(answer.from),
  to: tellPlace(answer.to),
  paths: answer.paths.map(({ rank, effort, labels, weakestEvidence, steps }) => ({
    rank,
    effort,
    labels,
    weakestEvidence: evidenceNames[weakestEvidence],
    steps: steps.map(tellStep),
  })),
  ...tellFoot(answer),
});

export const digestRoute = (answer: RouteAnswer): object => ({
  holds: answer.holds,
  legs: answer.legs.map(({ from, to, step, reason, change, bridges }) => ({
    from: from.id,
    to: to.id,
    ...(step ? tellStep(step) : { ...tellAbstention(reason, change), bridges: bridges.map(tellPlace) }),
  })),
  ...tellFoot(answer),
});

export const digestMoves = (answer: MovesAnswer): object => ({
  ...tellAbstention(answer.reason, answer.change),
  from: tellPlace(answer.from),
  moves: answer.moves.map(tellStep),
  total: answer.total,
  ...tellFoot(answer),
});

export const digestComparison = (answer: CompareAnswer): object => {
  const tellWay = ({ coverage, carries, gains, deepens, effort, direction }: CompareAnswer['aToB']): object => ({
    coverage,
    brings: tellLabels(carries),
    learns: tellLabels(gains),
    deepens: tellLabels(deepens),
    directMove: effort === null ? null : { effort, direction },
  });
  return {
    a: tellPlace(answer.a),
    b: tellPlace(answer.b),
    aToB: tellWay(answer.aToB),
    bToA: tellWay(answer.bToA),
    outputs: answer.outputs,
    gates: { a: tellGates(answer.gates.a), b: tellGates(answer.gates.b) },
    noDataTells: answer.untold,
    ...tellFoot(answer),
  };
};

export const digestPotential = (answer: PotentialAnswer): object => ({
  ...tellAbstention(answer.reason, answer.change),
  roles: answer.roles.map(tellPlace),
  mayHaveFaded: tellLabels(answer.fading),
  reaches: answer.reaches.map(({ to, nearestFrom, direction, effort, coverage, gains, deepens, gates }) => ({
    to: tellPlace(to),
    nearestFrom,
    direction,
    effort,
    coverage,
    learns: tellLabels(gains),
    deepens: tellLabels(deepens),
    gates: tellGates(gates),
  })),
  total: answer.total,
  withOneSkill: answer.withOneSkill.map(({ label, opens, total }) => ({
    skill: label,
    opens: opens.map(({ to }) => tellPlace(to)),
    total,
  })),
  ...tellFoot(answer),
});

export const digestOccupation = (answer: OccupationAnswer): object => ({
  ...tellPlace(answer.occupation),
  understoodBy: answer.occupation.resolvedBy,
  alsoCalled: answer.aliases.slice(0, mostNamed),
  printed: answer.placements
    .filter(({ current }) => current)
    .map(({ edition, pathway, clusterName, printed, title, doubt }) => ({
      edition,
      pathway,
      cluster: clusterName,
      title: printed ?? title,
      ...(doubt !== null && { doubt }),
    })),
  needs: answer.skills.filter(({ importance }) => importance >= essentialImportance).map(({ label }) => label),
  produces: answer.outputs.map(({ label }) => label),
  gates: tellGates(answer.gates),
  codes: answer.codes,
  ...tellFoot(answer),
});

export const digestSearch = ({ results, total, nextCursor, dataVersion }: OccupationsAnswer): object => ({
  results,
  total,
  nextCursor,
  dataVersion,
});

function tellStep({
  from,
  to,
  direction,
  effort,
  coverage,
  evidence,
  carries,
  gains,
  deepens,
  gates,
  unprintedRungs,
}: Step): object {
  return {
    from: tellPlace(from),
    to: tellPlace(to),
    direction,
    effort,
    coverage,
    restsOn: evidence.map(({ type, source, printed, inferred }) => ({
      evidence: evidenceNames[type],
      source,
      printed,
      ourInference: inferred,
    })),
    brings: tellLabels(carries),
    learns: tellLabels(gains),
    deepens: tellLabels(deepens),
    gates: tellGates(gates),
    ...(unprintedRungs && { mind: unprintedRungs.sentence }),
  };
}

function tellPlace({ id, title, map, tier, level }: Place): object {
  return { id, title, map, tier, level };
}

function tellGates(gates: Step['gates']): readonly string[] {
  return gates.map(
    ({ name, authority, doubt }) => `${name} (${authority})${doubt === null ? '' : `; doubtful: ${doubt}`}`,
  );
}

function tellLabels(skills: readonly { readonly label: string }[]): readonly string[] {
  const labels = skills.map(({ label }) => label);
  return labels.length <= mostNamed ? labels : [...labels.slice(0, mostNamed), `and ${labels.length - mostNamed} more`];
}

/** Empty where there is an answer; else that there is none, why, and that none is to be made up. */
function tellAbstention(reason: Reason | null, change: string | null): object {
  if (reason === null) return {};
  const sentence = `${reasonNames[reason]} ${change ?? ''}`.trimEnd();
  return { abstains: { reason, sentence, advice: 'Say so to the person; do not make up a way.' } };
}

function tellFoot({ notes, dataVersion }: { readonly notes: readonly Note[]; readonly dataVersion: string }): object {
  return { notes: notes.map(({ sentence }) => sentence), dataVersion };
}
