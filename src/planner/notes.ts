/** What every answer says of itself: the editions it rests on, and what a reader must know before acting on it. */
import type { CurrentOccupation, Dataset } from '../dataset/dataset.js';
import type { Note, UsedEdition } from '../model/answer.js';
import { listWords } from '../model/wording.js';

/** The edition of each map among the occupations, in the order of the maps' ids. */
export function listEditions(dataset: Dataset, occupations: readonly CurrentOccupation[]): UsedEdition[] {
  const maps = new Map(occupations.flatMap(({ maps }) => maps.map((id) => [id, dataset.getMap(id)] as const)));
  return [...maps.values()]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((map) => ({ map: map.id, edition: map.edition, source: dataset.getEdition(map.edition).source }));
}

/** Notes on an answer about these occupations; the standing ones first, then what is particular. */
export function listNotes(occupations: readonly CurrentOccupation[], own: readonly Note[] = []): Note[] {
  const notes: Note[] = [
    { code: 'england', sentence: 'The occupational maps describe England.' },
    {
      code: 'may-be-superseded',
      sentence:
        'The printed maps are of 2017 and shortly after: titles, levels and standards may have been superseded since.',
    },
  ];
  const distinct = [...new Map(occupations.map((occupation) => [occupation.id, occupation])).values()];
  const unknown = distinct.filter((occupation) => !occupation.profile);
  if (unknown.length < distinct.length) {
    notes.push({
      code: 'editorial-profiles',
      sentence: 'Skills and coverage are our own editorial reading of each occupation.',
    });
  }
  if (unknown.length > 0) {
    notes.push({
      code: 'coverage-unknown',
      sentence: `No skill profile is written yet for ${listWords(unknown.map(({ title }) => title))}: learning there is priced by an assumption.`,
    });
  }
  const maps = new Map(distinct.map(({ map }) => [map.id, map]));
  for (const { name, doubt } of maps.values())
    if (doubt) notes.push({ code: 'map-doubt', sentence: `${name}: ${doubt}` });
  for (const { title, placements } of distinct) {
    for (const { doubt } of placements) if (doubt) notes.push({ code: 'doubt', sentence: `${title}: ${doubt}` });
  }
  return [...notes, ...own];
}
