/** What is said of a name that did not lead to one occupation: sentences for a career adviser. */
import type { Dataset } from '../dataset/dataset.js';
import type { Suggestion } from '../model/errors.js';
import { listWords } from '../model/wording.js';
import { nameKey } from './fold-name.js';
import type { ListedName } from './name-index.js';

export const longestName = 200;
const named = 5;
const longestQuote = 80;

/** What is wrong with a text as a name, in a sentence; undefined where it is a text at all. */
export function tellInvalid(text: string): string | undefined {
  if (text.length > longestName) {
    return `The name is too long: it has ${text.length} characters, and ${longestName} are the most.`;
  }
  const trimmed = text.trim();
  if (trimmed === '') return 'The name is empty: type the title of an occupation.';
  const control = /\p{Cc}/u.exec(trimmed);
  if (!control) return undefined;
  const code = (control[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `The name holds a control character (U+${code}, at place ${control.index + 1}): type it again by hand.`;
}

/** What a text is taken for, where that is more than another way to write the title. */
export function tellTaken({ kind, text, note }: ListedName, title: string): string | undefined {
  if (note !== null) return note;
  if (kind === 'specialism') return `"${text}" is a specialism of ${title}.`;
  if (kind === 'former-title' && nameKey(text) !== nameKey(title)) {
    return `"${text}" is what an older edition prints; the occupation is now called ${title}.`;
  }
  return undefined;
}

/** That only an older edition prints an occupation: which one, and which later one does not. */
export function tellOlder(dataset: Dataset, occupation: string): string | undefined {
  const placement = dataset.listPlacements().findLast((place) => place.occupation === occupation);
  if (!placement) return undefined;
  const map = dataset.getMap(placement.map);
  const [then, now] = [placement.edition, map.edition].map((edition) => dataset.getEdition(edition).name);
  return `"${placement.title}" stands on the map ${map.name} only in an older edition (${then}); the later one (${now}) does not list it.`;
}

export function tellAmbiguous(text: string, candidates: readonly Suggestion[], note: string | undefined): string {
  const [only, ...others] = candidates;
  const said = note === undefined ? '' : ` ${note}`;
  if (only && others.length === 0)
    return `${quote(text)} is not the whole name of an occupation. Did you mean ${only.title}?${said}`;
  const twins = candidates.some((one) => candidates.some((two) => one !== two && isTwin(one, two)));
  const how = twins ? 'Name one of them by its id.' : 'Name one of them in full.';
  return `${quote(text)} can mean more than one occupation: ${listTitles(candidates)}. ${how}${said}`;
}

export function tellNotOnMaps(text: string, nearest: readonly Suggestion[], note: string | undefined): string {
  const said = note === undefined ? `No map lists ${quote(text)}` : `No map in force lists ${quote(text)}`;
  const near = tellNear(nearest);
  return note === undefined ? `${said}; ${near}.` : `${said}: ${note} ${near.charAt(0).toUpperCase()}${near.slice(1)}.`;
}

function tellNear(nearest: readonly Suggestion[]): string {
  if (nearest.length === 0) return 'nothing that they list comes near it';
  if (nearest.length === 1) return `the nearest listed one is ${listTitles(nearest)}, and it is only near`;
  return `the nearest listed ones are ${listTitles(nearest)}, and they are only near`;
}

export function tellUnknown(text: string, suggestions: readonly Suggestion[]): string {
  const said = `The maps list no occupation called ${quote(text)}, and it could not be read as another spelling of one.`;
  return suggestions.length === 0 ? said : `${said} Did you mean ${listTitles(suggestions, 'or')}?`;
}

/** Titles in a row; those that are equal with their ids. */
function listTitles(suggestions: readonly Suggestion[], last: 'and' | 'or' = 'and'): string {
  const titles = suggestions.map(({ id, title }) => {
    const shared = suggestions.some((other) => other.id !== id && isTwin(other, { title }));
    return shared ? `${title} (${id})` : title;
  });
  const row = listWords(titles, named);
  return last === 'or' && titles.length <= named ? row.replace(/ and (?!.* and )/, ' or ') : row;
}

function isTwin(one: Pick<Suggestion, 'title'>, two: Pick<Suggestion, 'title'>): boolean {
  return nameKey(one.title) === nameKey(two.title);
}

/** The text as it was typed, without marks that would turn the writing around, and not longer than a line. */
function quote(text: string): string {
  const shown = text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '');
  const characters = [...shown];
  return `"${characters.length > longestQuote ? `${characters.slice(0, longestQuote).join('')}…` : shown}"`;
}
