/** Checks what every answer says of itself: its data, the editions that it touches, and its notes. */
import type { CurrentOccupation, Dataset } from '../dataset/dataset.js';
import type { Note, UsedEdition } from '../model/answer.js';
import { highestPossibleLevel } from '../model/vocabulary.js';
import { listWords } from '../model/wording.js';
import { type Ground, show } from './faults.js';
import { isProfiled } from './skill-facts.js';

interface Frame {
  readonly dataVersion: string;
  readonly editions: readonly UsedEdition[];
  readonly notes: readonly Note[];
}

/** The occupations of an answer. */
export interface Cast {
  /** Where it starts from; undefined where it starts nowhere. */
  readonly origin: CurrentOccupation | undefined;
  /** Those that it judges: what is doubtful or unknown of them has to be said. */
  readonly judged: readonly CurrentOccupation[];
  /** Those that it only names besides. */
  readonly mentioned: readonly CurrentOccupation[];
}

export function verifyFrame(ground: Ground, frame: Frame, cast: Cast): void {
  const judged = [...new Set(cast.judged)];
  const named = [...new Set([...judged, ...cast.mentioned])];
  ground.faults.same('dataVersion', frame.dataVersion, ground.dataset.dataVersion);
  verifyEditions(ground, frame.editions, named);
  frame.notes.forEach((note, index) => {
    const found = judgeNote(ground.dataset, note, judged, named, cast.origin);
    if (found !== undefined) ground.faults.add(`notes[${index}].sentence`, note.sentence, found);
  });
  const stated = new Set(frame.notes.flatMap(({ code, sentence }) => (code === 'doubt' ? [sentence] : [])));
  for (const doubt of listDoubts(judged)) {
    if (!stated.has(doubt)) ground.faults.add('notes', `${frame.notes.length} notes`, `It hides a doubt: ${doubt}`);
  }
  const maps = new Set(frame.notes.flatMap(({ code, sentence }) => (code === 'map-doubt' ? [sentence] : [])));
  for (const doubt of listMapDoubts(judged)) {
    if (!maps.has(doubt)) ground.faults.add('notes', `${frame.notes.length} notes`, `It hides a doubt: ${doubt}`);
  }
  const unknown = judged.find((occupation) => !isProfiled(occupation));
  if (unknown && !frame.notes.some(({ code }) => code === 'coverage-unknown')) {
    ground.faults.add('notes', `${frame.notes.length} notes`, `It hides that ${unknown.id} has no profile.`);
  }
}

function verifyEditions(
  { dataset, faults }: Ground,
  stated: readonly UsedEdition[],
  involved: readonly CurrentOccupation[],
) {
  const touched = new Set(involved.flatMap(({ maps }) => maps));
  const seen = new Set<string>();
  stated.forEach(({ map, edition, source }, index) => {
    if (!touched.has(map) || seen.has(map)) {
      faults.add(
        `editions[${index}].map`,
        map,
        seen.has(map) ? 'It is listed before.' : 'Nothing in the answer stands on it.',
      );
      return;
    }
    seen.add(map);
    const found = dataset.getMap(map).edition;
    faults.same(`editions[${index}].edition`, edition, found);
    faults.same(`editions[${index}].source`, source, dataset.getEdition(found).source);
  });
  const missing = [...touched].filter((map) => !seen.has(map));
  if (missing.length > 0) faults.add('editions', show([...seen]), `It also touches ${missing.join(', ')}.`);
}

function listDoubts(occupations: readonly CurrentOccupation[]): readonly string[] {
  return occupations.flatMap(({ title, placements }) =>
    placements.flatMap(({ doubt }) => (doubt === null ? [] : [`${title}: ${doubt}`])),
  );
}

/** Doubts about whole maps, of those that the occupations belong to. */
function listMapDoubts(occupations: readonly CurrentOccupation[]): readonly string[] {
  return occupations.flatMap(({ map }) => (map.doubt === null ? [] : [`${map.name}: ${map.doubt}`]));
}

/** What the data say against a note; undefined where it holds, or is of a kind that no data can judge. */
function judgeNote(
  dataset: Dataset,
  { code, sentence }: Note,
  judged: readonly CurrentOccupation[],
  named: readonly CurrentOccupation[],
  origin: CurrentOccupation | undefined,
): string | undefined {
  switch (code) {
    case 'doubt':
      return listDoubts(named).includes(sentence) ? undefined : 'No placement in the answer carries this doubt.';
    case 'map-doubt':
      return listMapDoubts(named).includes(sentence) ? undefined : 'No map in the answer carries this doubt.';
    case 'editorial-profiles':
      return named.some(isProfiled) ? undefined : 'Nothing in the answer has a profile.';
    case 'coverage-unknown':
      return judgeUnknown(sentence, judged) && judgeUnknown(sentence, named);
    case 'level-possibly-above':
      return judgeLevels(dataset, sentence, origin);
    default:
      return undefined;
  }
}

function judgeUnknown(sentence: string, occupations: readonly CurrentOccupation[]): string | undefined {
  const unknown = occupations.filter((occupation) => !isProfiled(occupation));
  if (unknown.length === 0) return 'Everything in the answer has a profile.';
  const list = /^No skill profile is written yet for (.+): learning there is priced by an assumption\.$/.exec(
    sentence,
  )?.[1];
  const titles = unknown.map(({ title }) => title);
  if (list !== undefined && isListOf(list, titles)) return undefined;
  return `Without a profile: ${titles.join(', ')}.`;
}

/** Whether `list` is what `listWords` makes of all these words in some order: the first three are looked for. */
function isListOf(list: string, words: readonly string[]): boolean {
  const reads = (rest: string, named: readonly string[], left: readonly string[]): boolean => {
    if (named.length === 3 || left.length === 0) return listWords([...named, ...left]) === list;
    return left.some((word, index) => {
      if (!rest.startsWith(word)) return false;
      const onward = rest.slice(word.length).replace(/^(, | and )/, '');
      return reads(onward, [...named, word], [...left.slice(0, index), ...left.slice(index + 1)]);
    });
  };
  return reads(list, [], words);
}

function judgeLevels(dataset: Dataset, sentence: string, origin: CurrentOccupation | undefined): string | undefined {
  const [, count, limit] = /^(\d+) occupations? whose level .*above level (\d+)/.exec(sentence) ?? [];
  if (count === undefined || limit === undefined) return 'It names no number and no level.';
  const unsure = dataset
    .listOccupations()
    .filter(
      ({ id, tier, level }) => id !== origin?.id && level === null && highestPossibleLevel(tier, level) > Number(limit),
    );
  return unsure.length === Number(count) ? undefined : `There are ${unsure.length}.`;
}
