/**
 * Names as they are compared: any case, "&" as "and", without accents, apostrophes and marks. The key of a name joins
 * its words, so that "Stone-mason", "stone mason" and "Stonemason" are one. Text of every script stays text.
 */

/** Words that carry no trade; a name may have them or lack them. */
const idleWords = new Set(['a', 'an', 'and', 'for', 'in', 'of', 'or', 'the', 'to', 'with']);

/** Words that, alone in brackets, say how an occupation is studied and not which it is. */
const degreeWords = new Set(
  'apprenticeship bachelor bachelors degree honours integrated level master masters postgraduate'.split(' '),
);

/** Two ways to write one word: the first is read as the second. */
const variants = new Map([
  ['advisor', 'adviser'],
  ['aluminum', 'aluminium'],
  ['center', 'centre'],
  ['color', 'colour'],
  ['jeweler', 'jeweller'],
  ['jewelry', 'jewellery'],
  ['labor', 'labour'],
  ['license', 'licence'],
  ['mold', 'mould'],
  ['molder', 'moulder'],
  ['program', 'programme'],
  ['theater', 'theatre'],
  ['tire', 'tyre'],
]);

const irregular = new Map([
  ['buses', 'bus'],
  ['gases', 'gas'],
  ['people', 'person'],
]);

/** The words of a name in order, folded; empty where it has neither letters nor digits. */
export function splitName(text: string): readonly string[] {
  const folded = foldMarks(text);
  const words = isPlain(folded) ? folded.split(/[^a-z0-9]+/) : folded.split(/[^\p{L}\p{N}]+/u);
  return words.filter((word) => word !== '');
}

function foldMarks(text: string): string {
  const plain = isPlain(text)
    ? text
    : text
        .replace(/[’‘ʼ´]/g, '')
        .normalize('NFKD')
        .replace(/[\p{M}\p{Cf}]/gu, '');
  return plain.toLowerCase().replace(/['`]/g, '').replaceAll('&', ' and ');
}

function isPlain(text: string): boolean {
  for (let place = 0; place < text.length; place++) if (text.charCodeAt(place) > 127) return false;
  return true;
}

/** What all spellings of one name share: its words, joined. */
export function nameKey(text: string): string {
  const folded = foldMarks(text);
  return folded.replace(isPlain(folded) ? /[^a-z0-9]+/g : /[^\p{L}\p{N}]+/gu, '');
}

/** The same for singular and plural. */
export function pluralKey(text: string): string {
  return splitName(text).map(toSingular).join('');
}

/** The words of a name in order without the idle ones. */
export function plainWords(text: string): readonly string[] {
  return splitName(text).filter((word) => !idleWords.has(word));
}

/** The words that tell a name from others: plain, singular and in one spelling; as many as `plainWords` gives. */
export function tellingWords(text: string): readonly string[] {
  return plainWords(text).map((word) => toSingular(toOneSpelling(toSingular(word))));
}

/** The word for one of what it names; unchanged where it is no plural. */
export function toSingular(word: string): string {
  const known = irregular.get(word);
  if (known !== undefined) return known;
  if (!word.endsWith('s')) {
    if (word.length > 4 && word.endsWith('men')) return `${word.slice(0, -2)}an`;
    return word.length > 6 && word.endsWith('people') ? `${word.slice(0, -6)}person` : word;
  }
  if (word.length <= 3 || /(ss|us|is)$/.test(word)) return word;
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return /(ch|sh|ss|x)es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
}

function toOneSpelling(word: string): string {
  const known = variants.get(word);
  if (known !== undefined) return known;
  return word.includes('iz') ? word.replace(/iz(?=(e|er|ed|ing|ation)$)/, 'is') : word;
}

const bracketed = /\s*[([]([^()[\]]*)[)\]]/g;

/** A name without a degree mark in brackets, such as "(integrated degree)". */
export function dropDegreeMark(text: string): string {
  return text.replace(bracketed, (whole, inner: string) => {
    const words = splitName(inner);
    const isMark = /degree|master/i.test(inner) && words.every((word) => degreeWords.has(word));
    return isMark ? '' : whole;
  });
}

/**
 * Further names that a title holds by itself: without its degree mark; "Large goods vehicle driver" and "LGV driver"
 * for "Large goods vehicle (LGV) driver"; both parts of "Coordinator (Participation officer)", where `isTradeNoun`
 * says that the last word in brackets names a trade. Other words in brackets narrow a title and are no name.
 */
export function listTitleVariants(title: string, isTradeNoun: (word: string) => boolean): readonly string[] {
  const found: string[] = [];
  const unmarked = dropDegreeMark(title);
  if (unmarked !== title) found.push(unmarked);
  const parts = /^([^()[\]]+)[([]([^()[\]]+)[)\]]([^()[\]]*)$/.exec(unmarked);
  if (!parts) return found;
  const [, before = '', inner = '', after = ''] = parts;
  const outer = before.trim().split(/[\s-]+/);
  if (/^[A-Z]{2,5}$/.test(inner)) {
    const expansion = outer.slice(-inner.length);
    if (expansion.length < inner.length || expansion[0]?.[0]?.toUpperCase() !== inner[0]) return found;
    return [...found, join(before, after), join([...outer.slice(0, -inner.length), inner].join(' '), after)];
  }
  const words = splitName(inner);
  if (words.length < 2 || words.includes('or') || !isTradeNoun(words.at(-1) ?? '')) return found;
  return [...found, join(before, after), inner.trim()];
}

function join(before: string, after: string): string {
  return `${before.trim()} ${after.trim()}`.trim();
}
