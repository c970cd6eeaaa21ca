/** A skill by what people call it: id, label or synonym; anything else is told with the skills that are nearest. */
import { TrellisError } from '../model/errors.js';
import type { Skill } from '../model/release.js';
import { listWords } from '../model/wording.js';
import { nameKey, tellingWords } from './fold-name.js';
import { loadMiniSearch } from './search-index.js';
import { tellInvalid } from './tell-names.js';

const nearest = 5;

/** Throws `invalid-query` for what is no text, and `not-found` with the nearest skills. */
export function resolveSkill(skills: readonly Skill[], text: string): Skill {
  const invalid = tellInvalid(text);
  if (invalid) throw new TrellisError('invalid-query', invalid);
  const key = nameKey(text);
  const found =
    skills.find(({ id, label }) => id === text.trim() || nameKey(label) === key) ??
    skills.find(({ synonyms }) => synonyms.some((synonym) => nameKey(synonym) === key)) ??
    findOnlyHolder(skills, text);
  if (found) return found;
  const near = listNear(skills, text).map(({ label }) => `"${label}"`);
  const hint = near.length > 0 ? ` The nearest are ${listWords(near, nearest)}.` : '';
  throw new TrellisError('not-found', `The vocabulary holds no skill called "${text.trim()}".${hint}`);
}

/** The one skill whose label or synonym has every word of a text; undefined where none or several have. */
function findOnlyHolder(skills: readonly Skill[], text: string): Skill | undefined {
  const words = tellingWords(text);
  const holds = (name: string): boolean => {
    const own = tellingWords(name);
    return words.every((word) => own.includes(word));
  };
  const holders = words.length === 0 ? [] : skills.filter(({ label, synonyms }) => [label, ...synonyms].some(holds));
  return holders.length === 1 ? holders[0] : undefined;
}

function listNear(skills: readonly Skill[], text: string): readonly Skill[] {
  const Index = loadMiniSearch();
  const index = new Index<Skill>({
    fields: ['label', 'synonyms'],
    extractField: (skill, field) => (field === 'synonyms' ? skill.synonyms.join(' ') : String(skill[field as 'id'])),
    searchOptions: { prefix: true, fuzzy: 0.2, boost: { label: 2 } },
  });
  index.addAll(skills);
  const byId = new Map(skills.map((skill) => [skill.id, skill]));
  return index
    .search(text)
    .slice(0, nearest)
    .flatMap(({ id }) => byId.get(String(id)) ?? []);
}
