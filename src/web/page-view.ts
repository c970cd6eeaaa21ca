/**
 * What every page is made of: a template, a status, a title and a model of plain words. A model is made by a pure
 * function of an answer, so that pages are tested without a browser and templates hold no logic.
 */
import type { UsedEdition } from '../model/answer.js';

export type Section = 'start' | 'maps' | 'compare' | 'potential' | 'about';

/** A link with its words. */
export interface Link {
  readonly text: string;
  readonly href: string;
}

export interface PageView<Model extends object = object> {
  /** Name of the template, without its ending. */
  readonly template: string;
  readonly status: 200 | 400 | 404 | 405 | 409 | 429 | 500 | 503;
  readonly title: string;
  readonly section?: Section;
  /** The edition of each map that the page rests on; empty where it rests on none in particular. */
  readonly editions: readonly UsedEdition[];
  readonly model: Model;
}

/** A page that only says where to go. */
export interface Elsewhere {
  readonly location: string;
}

export type Query = URLSearchParams;

/** An address with its query; parameters that are empty are left out. */
export function address(
  path: string,
  query: Readonly<Record<string, string | number | readonly string[] | null | undefined>> = {},
): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    const values = Array.isArray(value) ? value : [value];
    for (const one of values) {
      const text = one === null || one === undefined ? '' : String(one);
      if (text !== '') parameters.append(name, text);
    }
  }
  const written = parameters.toString();
  return written === '' ? path : `${path}?${written}`;
}

/** The page of an occupation. */
export function occupationHref(id: string): string {
  return `/occupations/${encodeURIComponent(id)}`;
}

/** A parameter as a person filled it in: trimmed, the first where it stands twice, empty where it is missing. */
export function readText(query: Query, name: string): string {
  return (query.get(name) ?? '').trim();
}

/** All values of a parameter that were filled in, at most so many. */
export function readTexts(query: Query, name: string, most: number): readonly string[] {
  return query
    .getAll(name)
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .slice(0, most);
}
