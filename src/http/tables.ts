/** Answers that are lists, as rows of a table for CSV: one row a thing, lists inside a cell joined by `|`. */
import type { FeedersAnswer, MovesAnswer, Step, WaysInAnswer } from '../model/answer.js';
import type {
  EditionsAnswer,
  FindingsAnswer,
  MapsAnswer,
  OccupationsAnswer,
  OutputsAnswer,
  SkillAnswer,
  SkillsAnswer,
} from '../model/browse.js';
import type { Row } from './endpoint.js';

const join = (values: readonly string[]): string => values.join('|');

export const occupationRows = ({ results }: OccupationsAnswer): readonly Row[] => results;
export const moveRows = ({ moves }: MovesAnswer): readonly Row[] => moves.map((step) => stepRow(step, step.to));
export const feederRows = ({ feeders }: FeedersAnswer): readonly Row[] =>
  feeders.map((step) => stepRow(step, step.from));

/** `title`, `map`, `tier` and `level` are those of the other end. */
function stepRow(step: Step, other: Step['to']): Row {
  return {
    from: step.from.id,
    to: step.to.id,
    title: other.title,
    map: other.map,
    tier: other.tier,
    level: other.level,
    direction: step.direction,
    scope: step.scope,
    effort: step.effort,
    coverage: step.coverage,
    evidence: join(step.evidence.map(({ type }) => type)),
    gates: join(step.gates.map((gate) => gate.name)),
    gains: join(step.gains.map(({ skill }) => skill)),
    deepens: join(step.deepens.map(({ skill }) => skill)),
  };
}

export const wayInRows = ({ waysIn }: WaysInAnswer): readonly Row[] =>
  waysIn.map(({ start: { id, title, map, tier, level }, workLevels, apprenticeshipOnly, effort, path }) => ({
    id,
    title,
    map,
    tier,
    level,
    workLevels: join(workLevels),
    apprenticeshipOnly,
    effort,
    path: join(path.map((place) => place.id)),
  }));

export const mapRows = ({ maps }: MapsAnswer): readonly Row[] =>
  maps.map(({ editions, ...map }) => ({ ...map, editions: join(editions) }));

export const skillRows = ({ skills }: SkillsAnswer): readonly Row[] =>
  skills.map(({ synonyms, growth, ...skill }) => ({ ...skill, synonyms: join(synonyms), growth: join(growth) }));

export const skillUserRows = ({ occupations }: SkillAnswer): readonly Row[] => occupations;

export const outputRows = ({ outputs }: OutputsAnswer): readonly Row[] =>
  outputs.map(({ occupations, ...output }) => ({ ...output, occupations: join(occupations.map(({ id }) => id)) }));

export const editionRows = ({ editions }: EditionsAnswer): readonly Row[] =>
  editions.flatMap(({ id, name, dated, source, maps }) =>
    maps.map(({ map, answeredFrom }) => ({ id, name, dated, source: source.id, map, answeredFrom })),
  );

export const findingRows = ({ findings }: FindingsAnswer): readonly Row[] => findings;
