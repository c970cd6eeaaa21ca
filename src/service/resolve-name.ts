/**
 * From what somebody types to the occupation that is meant: by id, title, printed or former title, alias, specialism,
 * plural, and spelling, in this order. What is only a part of names, near to them or on no map is never resolved: it
 * is told apart, with what the maps do list. The same text gives the same answer.
 */
import type { Dataset } from '../dataset/dataset.js';
import type { SearchAnswer } from '../model/answer.js';
import { type Suggestion, TrellisError } from '../model/errors.js';
import type { ResolvedBy } from '../model/vocabulary.js';
import { dropDegreeMark } from './fold-name.js';
import { matchParts } from './match-parts.js';
import { buildNameIndex, type ListedName } from './name-index.js';
import { buildSearchIndex, type SearchIndex } from './search-index.js';
import { createSpeller, type ReadWord } from './spelling.js';
import { tellAmbiguous, tellInvalid, tellNotOnMaps, tellOlder, tellTaken, tellUnknown } from './tell-names.js';

/** One occupation was meant: how it was found, the name that it was found by, and what has to be said of that. */
export interface Resolved {
  readonly kind: 'resolved';
  readonly occupation: string;
  readonly resolvedBy: ResolvedBy;
  readonly matched: string;
  readonly note?: string;
}

export type Resolution =
  | Resolved
  /** A name of several, or a part of the name of one or more; the best first. */
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Suggestion[]; readonly note?: string }
  /** Words that are known, for a job that the maps do not list. `nearest` may be empty. */
  | { readonly kind: 'not-on-maps'; readonly nearest: readonly Suggestion[]; readonly note?: string }
  /** Not understood. `suggestions` may be empty. */
  | { readonly kind: 'unknown'; readonly suggestions: readonly Suggestion[] }
  | { readonly kind: 'invalid'; readonly message: string };

export type SearchResult = SearchAnswer['results'][number];

export interface Names {
  resolve(text: string): Resolution;
  /**
   * The occupation that is meant. Throws `invalid-query`, `ambiguous-occupation` with the candidates, `not-on-maps`
   * with the nearest, or `unknown-occupation` with suggestions.
   */
  get(text: string): Resolved;
  /** Occupations for a text, at most `limit`: what it names, what it is a part of, then by words. Throws `invalid-query`. */
  search(text: string, limit: number): readonly SearchResult[];
}

const most = { candidates: 20, nearest: 5, suggestions: 5 } as const;

/** A name found, and how. */
interface Found {
  readonly name: ListedName;
  readonly by: SearchResult['matchedBy'];
}

type Outcome =
  | { readonly kind: 'resolved'; readonly name: ListedName; readonly by: ResolvedBy }
  | { readonly kind: 'ambiguous'; readonly found: readonly Found[] }
  | { readonly kind: 'not-on-maps'; readonly words: readonly ReadWord[]; readonly older: ListedName | undefined }
  | { readonly kind: 'unknown'; readonly words: readonly ReadWord[]; readonly tempting: readonly ListedName[] };

/** The names of a dataset. Cheap until a text is no title in force. */
export function createNames(dataset: Dataset): Names {
  const index = buildNameIndex(dataset);
  const parts = matchParts(dataset, index);
  const speller = createSpeller(dataset, index);
  let builtSearch: SearchIndex | undefined;
  const searchIndex = (): SearchIndex => {
    builtSearch ??= buildSearchIndex(dataset, index);
    return builtSearch;
  };

  /** What a set of equally good names comes to; undefined for none. */
  const settle = (names: readonly ListedName[], by?: ResolvedBy): Outcome | undefined => {
    const current = names.filter((name) => name.current);
    const [first, ...others] = current;
    const [older] = names;
    if (!first) return older && { kind: 'not-on-maps', words: speller.readWords(older.text), older };
    const found = current.map((name): Found => ({ name, by: by ?? name.kind }));
    const isOne = others.every(({ occupation }) => occupation === first.occupation);
    if (current.some(({ kind }) => kind !== 'specialism')) {
      return isOne ? { kind: 'resolved', name: first, by: by ?? first.kind } : { kind: 'ambiguous', found };
    }
    const rivals = parts.listRivals(first);
    if (isOne && rivals.length === 0 && !parts.isBroad(first)) {
      return { kind: 'resolved', name: first, by: by ?? first.kind };
    }
    return { kind: 'ambiguous', found: [...found, ...asParts(rivals)] };
  };

  const findById = (text: string): Outcome | undefined => {
    const name = (occupation: string, kind: 'id' | 'former-id', current: boolean, note: string | null): ListedName => ({
      text,
      kind,
      occupation,
      current,
      note,
    });
    if (dataset.findOccupation(text)) return settle([name(text, 'id', true, null)]);
    const redirect = dataset.release.redirects.find(({ from }) => from === text);
    if (redirect) {
      return settle(
        redirect.to.map((id) => name(id, 'former-id', dataset.findOccupation(id) !== undefined, redirect.reason)),
      );
    }
    if (dataset.release.occupations.some(({ id }) => id === text)) return settle([name(text, 'id', false, null)]);
    return undefined;
  };

  /** What a text comes to that is no name as it stands. */
  const readLoosely = (text: string): Outcome => {
    const words = speller.readWords(text);
    if (words.length === 0) return { kind: 'unknown', words, tempting: [] };
    const plain = words.map(({ word }) => word);
    const spelled = speller.findNames(text, words);
    if (spelled?.errors === 0) return settle(spelled.names, 'spelling') ?? { kind: 'unknown', words, tempting: [] };
    const holding = parts.listHolding(plain);
    const isAbbreviation = words.length === 1 && words[0]?.standing !== 'listed';
    const offered =
      (offer(holding) && offer([...holding, ...parts.listKin(plain)])) ??
      offer(isAbbreviation ? parts.listByInitials(plain.join('')) : []);
    if (offered) return offered;
    const settled = spelled && settle(spelled.names, 'spelling');
    if (settled && spelled.isNearest) return settled;
    const corrected = listCorrected(words);
    const loosely =
      offer(corrected.flatMap((reading) => parts.listHolding(reading))) ??
      settled ??
      offer(corrected.flatMap((reading) => parts.listKin(reading)));
    if (loosely) return loosely;
    const tempting = speller.listTempting(words);
    if (tempting.length > 0) return { kind: 'unknown', words, tempting };
    const isTrade = index.isTradeNoun(plain.at(-1) ?? '');
    const isUnderstood = words.every(({ standing, readings }) => standing !== 'strange' || readings.size > 0);
    if (!isTrade && !isUnderstood) return { kind: 'unknown', words, tempting: [] };
    return { kind: 'not-on-maps', words, older: holding[0] };
  };

  const understand = (text: string): Outcome => {
    const trimmed = text.trim();
    const unmarked = dropDegreeMark(trimmed);
    return (
      findById(trimmed) ??
      settle(index.findExact(trimmed)) ??
      (unmarked === trimmed ? undefined : settle(index.findExact(unmarked))) ??
      settle(index.findPlural(trimmed), 'plural') ??
      readLoosely(trimmed)
    );
  };

  const suggest = (ids: readonly string[], limit: number): readonly Suggestion[] =>
    [...new Set(ids)].slice(0, limit).map((id) => {
      const { title, map } = dataset.getOccupation(id);
      return { id, title, map: map.id };
    });

  const listNearest = (words: readonly ReadWord[], older: ListedName | undefined): readonly Suggestion[] => {
    const read = listCorrected(words)[0] ?? words.map(({ word }) => word);
    const near = searchIndex().listNearest({ words: read, strange: listStrange(words) }, most.nearest);
    return suggest(near.length === 0 && older ? listSiblings(dataset, older.occupation) : near, most.nearest);
  };

  const resolve = (text: string): Resolution => {
    const message = tellInvalid(text);
    if (message !== undefined) return { kind: 'invalid', message };
    const outcome = understand(text);
    switch (outcome.kind) {
      case 'resolved': {
        const { name, by } = outcome;
        const note = tellTaken(name, dataset.getOccupation(name.occupation).title);
        const resolved = { kind: outcome.kind, occupation: name.occupation, resolvedBy: by, matched: name.text };
        return note === undefined ? resolved : { ...resolved, note };
      }
      case 'ambiguous': {
        const candidates = suggest(
          outcome.found.map(({ name }) => name.occupation),
          most.candidates,
        );
        const note = outcome.found.find(({ name }) => name.note !== null)?.name.note;
        return note ? { kind: outcome.kind, candidates, note } : { kind: outcome.kind, candidates };
      }
      case 'not-on-maps': {
        const nearest = listNearest(outcome.words, outcome.older);
        const note = outcome.older && tellOlder(dataset, outcome.older.occupation);
        return note === undefined ? { kind: outcome.kind, nearest } : { kind: outcome.kind, nearest, note };
      }
      case 'unknown': {
        const { words, tempting } = outcome;
        const query = { words: words.map(({ word }) => word), strange: listStrange(words) };
        const near = tempting.length > 0 ? tempting : searchIndex().search(query);
        const ids = near.map(({ occupation }) => occupation);
        return { kind: outcome.kind, suggestions: suggest(ids, most.suggestions) };
      }
    }
  };

  return {
    resolve,
    get(text) {
      const resolution = resolve(text);
      switch (resolution.kind) {
        case 'resolved':
          return resolution;
        case 'invalid':
          throw new TrellisError('invalid-query', resolution.message);
        case 'ambiguous': {
          const { candidates, note } = resolution;
          throw new TrellisError('ambiguous-occupation', tellAmbiguous(text, candidates, note), {
            suggestions: candidates,
          });
        }
        case 'not-on-maps': {
          const { nearest, note } = resolution;
          throw new TrellisError('not-on-maps', tellNotOnMaps(text, nearest, note), { suggestions: nearest });
        }
        case 'unknown': {
          const { suggestions } = resolution;
          throw new TrellisError('unknown-occupation', tellUnknown(text, suggestions), { suggestions });
        }
      }
    },
    search(text, limit) {
      const message = tellInvalid(text);
      if (message !== undefined) throw new TrellisError('invalid-query', message);
      const outcome = understand(text);
      const words = speller.readWords(text);
      const holding = parts.listHolding(words.map(({ word }) => word));
      const byWords = searchIndex().search({ words: words.map(({ word }) => word), strange: listStrange(words) });
      const found = [
        ...(outcome.kind === 'resolved' ? [{ name: outcome.name, by: outcome.by }] : []),
        ...(outcome.kind === 'ambiguous' ? outcome.found : []),
        ...(outcome.kind === 'unknown' ? asParts(outcome.tempting) : []),
        ...asParts(holding),
      ].map(({ name, by }) => ({ occupation: name.occupation, by }));
      const hits = byWords.map(({ occupation, bySpelling }) => {
        return { occupation, by: bySpelling ? ('spelling' as const) : ('words' as const) };
      });
      const results = new Map<string, SearchResult>();
      for (const { occupation, by } of [...found, ...hits]) {
        const held = dataset.findOccupation(occupation);
        if (!held || results.has(occupation)) continue;
        const { id, title, map, tier, level } = held;
        results.set(id, { id, title, map: map.id, tier, level, matchedBy: by });
      }
      return [...results.values()].slice(0, limit);
    },
  };
}

function asParts(names: readonly ListedName[]): readonly Found[] {
  return names.map((name) => ({ name, by: 'words' }));
}

/** Names to choose from; undefined where none of them is in force. */
function offer(names: readonly ListedName[]): Outcome | undefined {
  const current = names.filter((name) => name.current);
  return current.length === 0 ? undefined : { kind: 'ambiguous', found: asParts(current) };
}

function listStrange(words: readonly ReadWord[]): ReadonlySet<string> {
  return new Set(words.filter(({ standing }) => standing === 'strange').map(({ word }) => word));
}

const mostReadings = 8;

/** The words with each strange one read as a listed one with the fewest errors; empty where one cannot be read. */
function listCorrected(words: readonly ReadWord[]): readonly (readonly string[])[] {
  let readings: readonly (readonly string[])[] = [[]];
  for (const { word, standing, readings: options } of words) {
    const fewest = Math.min(...options.values());
    const best = [...options].filter(([, errors]) => errors === fewest).map(([option]) => option);
    const choices = standing === 'strange' ? best : [word];
    readings = readings.flatMap((reading) => choices.map((choice) => [...reading, choice])).slice(0, mostReadings);
  }
  return readings;
}

/** Occupations in force in the cluster that an older edition prints an occupation in. */
function listSiblings(dataset: Dataset, occupation: string): readonly string[] {
  const clusters = dataset.listPlacements().filter((place) => place.occupation === occupation);
  const ids = new Set(clusters.map(({ cluster }) => cluster));
  return dataset
    .listPlacements()
    .filter((place) => dataset.isCurrent(place) && ids.has(place.cluster))
    .map((place) => place.occupation);
}
