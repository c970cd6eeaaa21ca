/** The first page: the question in one form, two other doors, examples over several maps, and the maps. */
import type { Service } from '../service/service.js';
import { address, type Link, type PageView } from './page-view.js';
import { sayCount } from './say.js';

/** What was typed, and what is missing. */
export interface StartForm {
  readonly from: string;
  readonly to: string;
  readonly fromError: string | null;
  readonly toError: string | null;
}

export interface StartModel {
  readonly form: StartForm;
  readonly errors: readonly { readonly text: string; readonly href: string }[];
  readonly examples: readonly Link[];
  readonly maps: readonly (Link & { readonly detail: string })[];
  readonly jobs: number;
}

/** Pairs of ids over several maps; those that a release does not hold are left out. */
const examples: readonly (readonly [from: string, to: string])[] = [
  ['props-technician', 'stage-designer'],
  ['chef-de-partie', 'senior-chef-culinary-arts'],
  ['bricklayer', 'construction-site-supervisor'],
  ['healthcare-support-worker', 'registered-nurse'],
  ['teaching-assistant', 'teacher'],
  ['junior-journalist', 'journalist'],
];

const untouched: StartForm = { from: '', to: '', fromError: null, toError: null };

export function viewStart(service: Service, form: StartForm = untouched): PageView<StartModel> {
  const { dataset } = service;
  const errors = [
    { text: form.fromError, href: '#from' },
    { text: form.toError, href: '#to' },
  ].flatMap(({ text, href }) => (text === null ? [] : [{ text, href }]));
  return {
    template: 'start',
    status: errors.length > 0 ? 400 : 200,
    title: errors.length > 0 ? 'Error: Find a route from one job to another' : 'Find a route from one job to another',
    section: 'start',
    editions: [],
    model: {
      form,
      errors,
      examples: examples.flatMap(([a, b]) => {
        const [from, to] = [dataset.findOccupation(a), dataset.findOccupation(b)];
        if (!from || !to) return [];
        return [{ text: `${from.title} to ${to.title}`, href: address('/paths', { from: from.id, to: to.id }) }];
      }),
      maps: service.maps().maps.map(({ id, name, occupations }) => ({
        text: name,
        href: `/maps/${id}`,
        detail: sayCount(occupations, 'job'),
      })),
      jobs: dataset.listOccupations().length,
    },
  };
}
