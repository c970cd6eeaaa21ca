/**
 * The entry of audit/: recomputes every fact that an answer states from model/ and dataset/ alone, and tells what
 * is untrue. It shares no code with graph/ and planner/, so that a mistake there cannot excuse itself here. What
 * rests on a judgement (efforts, which of the true paths are shown) is checked for consistency only.
 */
import type { CurrentOccupation, Dataset } from '../dataset/dataset.js';
import type {
  CompareAnswer,
  FeedersAnswer,
  MovesAnswer,
  Path,
  PathAnswer,
  PotentialAnswer,
  RouteAnswer,
  Step,
} from '../model/answer.js';
import { evidenceTypes, type PathLabel, type Reason } from '../model/vocabulary.js';
import { type AuditFault, FaultList, type Ground, show } from './faults.js';
import { isProfiled, verifySkills } from './skill-facts.js';
import { findDirection } from './standing.js';
import { verifyFrame } from './verify-frame.js';
import { verifyPotential } from './verify-potential.js';
import { toTicks, verifyEffort, verifyGates, verifyPlace, verifyStep } from './verify-step.js';

export type { AuditFault } from './faults.js';

export type AuditedAnswer = PathAnswer | RouteAnswer | MovesAnswer | FeedersAnswer | CompareAnswer | PotentialAnswer;

/**
 * Everything untrue in an answer, in the order of reading; empty where it holds. Never throws for what an answer
 * states, however wrong. The answer has to keep to its schema.
 */
export function verifyAnswer(answer: AuditedAnswer, dataset: Dataset): readonly AuditFault[] {
  const ground: Ground = { dataset, faults: new FaultList() };
  if ('paths' in answer) verifyPaths(ground, answer);
  else if ('legs' in answer) verifyRoute(ground, answer);
  else if ('moves' in answer) verifyListing(ground, answer, answer.from, 'from', answer.moves, 'moves');
  else if ('feeders' in answer) verifyListing(ground, answer, answer.to, 'to', answer.feeders, 'feeders');
  else if ('reaches' in answer) verifyFrame(ground, answer, verifyPotential(ground, answer));
  else verifyComparison(ground, answer);
  return ground.faults.all;
}

function listKnown(...occupations: readonly (CurrentOccupation | undefined)[]): CurrentOccupation[] {
  return occupations.filter((occupation) => occupation !== undefined);
}

function findInvolved({ dataset }: Ground, steps: readonly Step[]): CurrentOccupation[] {
  return listKnown(
    ...steps.flatMap((step) => [dataset.findOccupation(step.from.id), dataset.findOccupation(step.to.id)]),
  );
}

function verifyPaths(ground: Ground, answer: PathAnswer): void {
  const { faults } = ground;
  const from = verifyPlace(ground, 'from', answer.from);
  const to = verifyPlace(ground, 'to', answer.to);
  answer.paths.forEach((path, index) => {
    verifyPath(ground, `paths[${index}]`, path, answer);
    faults.same(`paths[${index}].rank`, path.rank, index + 1);
    const better = answer.paths[index - 1];
    if (better && better.effort > path.effort) {
      faults.add(`paths[${index}].effort`, path.effort, `The path before it takes ${better.effort}.`);
    }
  });
  const ways = answer.paths.map(({ steps }) => steps.map((step) => step.to.id).join(' '));
  ways.forEach((way, index) => {
    if (ways.indexOf(way) < index) faults.add(`paths[${index}]`, way, `It is path ${ways.indexOf(way)} again.`);
  });
  verifyLabels(ground, answer.paths);
  const empty = answer.paths.length === 0;
  if (empty || answer.reason !== 'search-limit') verifyReason(ground, '', answer, empty);
  const same = answer.from.id === answer.to.id;
  if ((answer.reason === 'same-occupation') !== same) {
    faults.add('reason', answer.reason, same ? 'Both ends are one occupation.' : 'The ends are two occupations.');
  }
  if (answer.reason === 'insufficient-evidence' && from && to) {
    const apart = !from.maps.some((map) => to.maps.includes(map));
    if (!apart) faults.add('reason', answer.reason, 'The two stand on one map, which may link them.');
    if (isProfiled(from) && isProfiled(to)) faults.add('reason', answer.reason, 'Both have profiles.');
  }
  const steps = answer.paths.flatMap((path) => path.steps);
  verifyFrame(ground, answer, {
    origin: from,
    judged: [...listKnown(from, to), ...findInvolved(ground, steps)],
    mentioned: [],
  });
}

/** A reason, and what would change it, stand exactly where there is nothing to show. */
function verifyReason(
  { faults }: Ground,
  prefix: string,
  { reason, change }: { readonly reason: Reason | null; readonly change: string | null },
  needed: boolean,
): void {
  if ((reason !== null) !== needed) {
    faults.add(
      `${prefix}reason`,
      reason,
      needed ? 'There is nothing to show and no reason.' : 'There is something to show.',
    );
  }
  if ((change !== null) !== (reason !== null)) {
    faults.add(`${prefix}change`, change, 'It stands beside a reason, and only there.');
  }
}

function verifyPath(ground: Ground, place: string, path: Path, ends: Pick<PathAnswer, 'from' | 'to'>): void {
  const { dataset, faults } = ground;
  const before: CurrentOccupation[] = [];
  const visited = new Set([ends.from.id]);
  let left = ends.from.id;
  path.steps.forEach((step, index) => {
    const own = `${place}.steps[${index}]`;
    const joins = faults.same(`${own}.from.id`, step.from.id, left);
    if (visited.has(step.to.id)) faults.add(`${own}.to.id`, step.to.id, 'The path has been there before.');
    visited.add(step.to.id);
    left = step.to.id;
    if (joins) verifyStep(ground, own, step, before);
    const taught = dataset.findOccupation(step.from.id);
    if (taught) before.push(taught);
  });
  if (left !== ends.to.id) faults.add(`${place}.steps`, left, `The path has to end at ${ends.to.id}.`);
  const ticks = path.steps.reduce((sum, step) => sum + toTicks(step.effort), 0);
  faults.same(`${place}.effort`, path.effort, ticks / 10_000);
  faults.same(`${place}.moves`, path.moves, path.steps.length);
  faults.same(`${place}.weakestEvidence`, path.weakestEvidence, evidenceTypes[findWeakest(path)]);
}

/** Position in `evidenceTypes` of the strongest evidence of the weakest step. */
function findWeakest({ steps }: Path): number {
  return Math.max(...steps.map(({ evidence }) => Math.min(...evidence.map(({ type }) => evidenceTypes.indexOf(type)))));
}

/** Shares are rounded to four decimals: sums of a few may differ by so much where they are equal. */
const roundingSlack = 1e-3;

function verifyLabels({ faults }: Ground, paths: readonly Path[]): void {
  const measures: Readonly<Record<PathLabel, (path: Path) => number>> = {
    'fewest-moves': ({ steps }) => steps.length,
    'least-new-learning': ({ steps }) => steps.reduce((sum, { coverage }) => sum + 1 - (coverage ?? Number.NaN), 0),
    'best-evidenced': findWeakest,
  };
  const seen = new Set<PathLabel>();
  paths.forEach((path, index) => {
    path.labels.forEach((label, position) => {
      const place = `paths[${index}].labels[${position}]`;
      if (seen.has(label)) faults.add(place, label, 'It stands on a path before.');
      seen.add(label);
      const best = Math.min(...paths.map(measures[label]));
      const own = measures[label](path);
      if (own > best + roundingSlack) faults.add(place, label, `This path has ${own}, another ${best}.`);
    });
  });
}

function verifyRoute(ground: Ground, answer: RouteAnswer): void {
  const { dataset, faults } = ground;
  const judged: CurrentOccupation[] = [];
  const mentioned: CurrentOccupation[] = [];
  const before: CurrentOccupation[] = [];
  let left: string | undefined;
  answer.legs.forEach((leg, index) => {
    const place = `legs[${index}]`;
    const from = verifyPlace(ground, `${place}.from`, leg.from);
    const to = verifyPlace(ground, `${place}.to`, leg.to);
    const joins = left === undefined || faults.same(`${place}.from.id`, leg.from.id, left);
    left = leg.to.id;
    if (leg.step) {
      const starts = faults.same(`${place}.step.from.id`, leg.step.from.id, leg.from.id);
      const ends = faults.same(`${place}.step.to.id`, leg.step.to.id, leg.to.id);
      if (joins && starts && ends) verifyStep(ground, `${place}.step`, leg.step, before);
      if (leg.bridges.length > 0) faults.add(`${place}.bridges`, `${leg.bridges.length}`, 'The leg holds without.');
    }
    verifyReason(ground, `${place}.`, leg, leg.step === null);
    const same = leg.from.id === leg.to.id;
    if ((leg.reason === 'same-occupation') !== same) {
      faults.add(
        `${place}.reason`,
        leg.reason,
        same ? 'Both ends are one occupation.' : 'The ends are two occupations.',
      );
    }
    const bridges = leg.bridges.map((bridge, at) => {
      const known = verifyPlace(ground, `${place}.bridges[${at}]`, bridge);
      if (known && !leg.change?.includes(known.title)) {
        faults.add(`${place}.change`, leg.change, `It leaves out the bridge ${known.title}.`);
      }
      return known;
    });
    judged.push(...listKnown(from, to));
    mentioned.push(...listKnown(...bridges));
    before.push(...listKnown(dataset.findOccupation(leg.from.id)));
  });
  const holds = answer.legs.every(({ step }) => step !== null);
  const ticks = answer.legs.reduce((sum, { step }) => sum + toTicks(step?.effort ?? 0), 0);
  faults.same('holds', answer.holds, holds);
  faults.same('effort', answer.effort, holds ? ticks / 10_000 : null);
  verifyFrame(ground, answer, { origin: judged[0], judged, mentioned });
}

function verifyListing(
  ground: Ground,
  answer: MovesAnswer | FeedersAnswer,
  end: MovesAnswer['from'],
  side: 'from' | 'to',
  steps: readonly Step[],
  list: 'moves' | 'feeders',
): void {
  const { faults } = ground;
  const anchor = verifyPlace(ground, side, end);
  const others = new Set<string>();
  steps.forEach((step, index) => {
    const place = `${list}[${index}]`;
    const other = side === 'from' ? 'to' : 'from';
    if (others.has(step[other].id)) faults.add(`${place}.${other}.id`, step[other].id, 'It is listed before.');
    others.add(step[other].id);
    if (faults.same(`${place}.${side}.id`, step[side].id, end.id)) verifyStep(ground, place, step, []);
  });
  if (steps.length === 0 ? answer.total !== 0 : answer.total < steps.length) {
    faults.add('total', answer.total, `${steps.length} are listed.`);
  }
  verifyReason(ground, '', answer, steps.length === 0);
  if (answer.reason === 'insufficient-evidence' && anchor && isProfiled(anchor)) {
    faults.add('reason', answer.reason, `${anchor.id} has a profile.`);
  }
  verifyFrame(ground, answer, {
    origin: anchor,
    judged: [...listKnown(anchor), ...findInvolved(ground, steps)],
    mentioned: [],
  });
}

function verifyComparison(ground: Ground, answer: CompareAnswer): void {
  const { faults } = ground;
  const a = verifyPlace(ground, 'a', answer.a);
  const b = verifyPlace(ground, 'b', answer.b);
  if (!a || !b) return;
  verifyLook(ground, 'aToB', answer.aToB, a, b);
  verifyLook(ground, 'bToA', answer.bToA, b, a);
  const [ofA, ofB] = [a.profile?.outputs ?? [], b.profile?.outputs ?? []];
  const both = ofA.filter((output) => ofB.includes(output));
  const lists = {
    both,
    onlyA: ofA.filter((output) => !both.includes(output)),
    onlyB: ofB.filter((output) => !both.includes(output)),
  };
  for (const list of ['both', 'onlyA', 'onlyB'] as const) {
    faults.same(`outputs.${list}`, [...answer.outputs[list]].sort(), [...lists[list]].sort());
  }
  verifyGates(ground, 'gates.a', answer.gates.a, ground.dataset.listGates(a.id));
  verifyGates(ground, 'gates.b', answer.gates.b, ground.dataset.listGates(b.id));
  const against = judgeDisagreement(answer, a, b, both);
  if (against !== undefined) faults.add('disagreement', answer.disagreement, against);
  verifyFrame(ground, answer, { origin: undefined, judged: [a, b], mentioned: [] });
}

function verifyLook(
  ground: Ground,
  place: 'aToB' | 'bToA',
  look: CompareAnswer['aToB'],
  from: CurrentOccupation,
  to: CurrentOccupation,
): void {
  verifySkills(ground, place, look, [from], to);
  if ((look.effort === null) !== (look.direction === null)) {
    ground.faults.add(`${place}.direction`, look.direction, 'Effort and direction stand together or not at all.');
    return;
  }
  if (look.effort === null) return;
  verifyEffort(ground, `${place}.effort`, look.effort);
  ground.faults.same(`${place}.direction`, look.direction, findDirection(ground.dataset, from, to));
}

/** What speaks against a disagreement of skills and products; how alike is alike enough is a judgement. */
function judgeDisagreement(
  { disagreement }: CompareAnswer,
  a: CurrentOccupation,
  b: CurrentOccupation,
  both: readonly string[],
): string | undefined {
  if (disagreement === null) return undefined;
  if (a === b) return 'The two are one occupation.';
  if (!isProfiled(a) || !isProfiled(b)) return 'One of the two has no profile.';
  if (disagreement === 'same-product-other-skills') {
    return both.length > 0 ? undefined : 'They share no output.';
  }
  if (both.length > 0) return `They share ${show(both)}.`;
  const silent = [a, b].find(({ profile }) => profile?.outputs.length === 0);
  return silent ? `No output of ${silent.id} is written, so that its product is not known.` : undefined;
}
