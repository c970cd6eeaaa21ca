/**
 * What a whole work history reaches: several past roles and skills, what they open now, and with one more skill. About
 * a person: it stands in the address alone, is never kept and never logged.
 */
import type { PotentialAnswer } from '../model/answer.js';
import { TrellisError } from '../model/errors.js';
import { quoteLabel, tellShare } from '../model/wording.js';
import { limits, type Service } from '../service/service.js';
import { askName, linkTo, type Trouble } from './ask-name.js';
import { address, type Link, type PageView, type Query, readTexts } from './page-view.js';
import { sayCount, sayFew, sayStanding } from './say.js';
import { viewTrouble } from './view-trouble.js';

export interface ReachView {
  readonly link: Link;
  readonly standing: string;
  readonly map: string;
  readonly gates: readonly string[];
  readonly brings: string;
  /** A line a role that taught something, and one for named skills. */
  readonly credit: readonly string[];
  /** Empty where nothing is new. */
  readonly learn: string;
  readonly routeHref: string;
}

export interface PotentialModel {
  readonly heading: string;
  readonly roles: readonly { readonly label: string; readonly value: string; readonly error: string | null }[];
  readonly skills: readonly string[];
  readonly errors: readonly { readonly text: string; readonly href: string }[];
  readonly asked: boolean;
  readonly summary: string;
  readonly fading: readonly string[];
  readonly reaches: readonly ReachView[];
  readonly empty: string;
  readonly withOne: readonly { readonly skill: string; readonly opens: string }[];
}

const shown = { roles: 4, skills: 3, named: 4 } as const;

export function viewPotential(service: Service, query: Query): PageView {
  const roles = readTexts(query, 'role', limits.roles);
  const skills = readTexts(query, 'skill', limits.skills);
  if (roles.length === 0) {
    const sent = query.has('role');
    return viewForm(roles, skills, sent ? 'Enter at least one job' : null, null);
  }
  const names = roles.map((role, index) =>
    askName(service, 'role', role, (id) => address('/potential', { role: roles.with(index, id), skill: skills })),
  );
  const troubles = names.flatMap((name) => (name.kind === 'trouble' ? [name.trouble] : []));
  if (troubles.length > 0) return askAgain(service, roles, skills, troubles);
  const ids = names.flatMap((name) => (name.kind === 'found' ? [name.id] : []));
  try {
    return viewForm(roles, skills, null, { service, answer: service.potential({ roles: ids, skills, limit: 12 }) });
  } catch (error) {
    if (!(error instanceof TrellisError) || error.code !== 'not-found') throw error;
    return viewForm(roles, skills, error.message, null);
  }
}

function askAgain(
  service: Service,
  roles: readonly string[],
  skills: readonly string[],
  troubles: readonly Trouble[],
): PageView {
  return viewTrouble(service, troubles, {
    action: '/potential',
    button: 'See what this reaches',
    fields: roles.map((value, index) => ({ name: 'role', label: labelRole(index), value })),
    carried: skills.map((value) => ({ name: 'skill', value })),
  });
}

function labelRole(index: number): string {
  return index === 0 ? 'First job' : `Job ${index + 1}, after that`;
}

function viewForm(
  roles: readonly string[],
  skills: readonly string[],
  error: string | null,
  found: { readonly service: Service; readonly answer: PotentialAnswer } | null,
): PageView<PotentialModel> {
  const heading = 'What does a whole work history reach?';
  const about = roles.length > 0 && error !== null ? '#skill-1' : '#role-1';
  const padded = (list: readonly string[], count: number): string[] =>
    Array.from({ length: Math.max(count, list.length + 1) }, (_, index) => list[index] ?? '');
  return {
    template: 'potential',
    status: error === null ? 200 : roles.length > 0 ? 404 : 400,
    title: error === null ? heading : `Error: ${heading}`,
    section: 'potential',
    editions: found?.answer.editions ?? [],
    model: {
      heading,
      roles: padded(roles, shown.roles).map((value, index) => ({
        label: labelRole(index),
        value,
        error: error !== null && roles.length === 0 && index === 0 ? error : null,
      })),
      skills: padded(skills, shown.skills),
      errors: error === null ? [] : [{ text: error, href: about }],
      asked: found !== null,
      ...(found ? tellFound(found.service, found.answer) : nothing),
    },
  };
}

const nothing = { summary: '', fading: [], reaches: [], empty: '', withOne: [] };

function tellFound(
  service: Service,
  answer: PotentialAnswer,
): Pick<PotentialModel, 'summary' | 'fading' | 'reaches' | 'empty' | 'withOne'> {
  const titles = new Map(answer.roles.map(({ id, title }) => [id, title]));
  return {
    summary: `${answer.roles.map(({ title }) => title).join(', then ')}: ${sayCount(answer.holds, 'skill')} in all.`,
    fading: answer.fading.map(({ label, learntAt }) => `${quoteLabel(label)} (${titles.get(learntAt) ?? ''})`),
    reaches: answer.reaches.map((reach) => ({
      link: linkTo(reach.to),
      standing: sayStanding(reach.to),
      map: service.dataset.getMap(reach.to.map).name,
      gates: reach.gates.map(({ name }) => name),
      brings: `${tellShare(reach.coverage)} of what it needs`,
      credit: tellCredit(reach, titles),
      learn: sayFew(
        reach.gains.map(({ label }) => quoteLabel(label)),
        shown.named,
      ),
      routeHref: address('/paths', { from: reach.nearestFrom, to: reach.to.id }),
    })),
    empty: answer.change ?? '',
    withOne: answer.withOneSkill.map(({ label, opens, total }) => ({
      skill: label,
      opens: sayFew(
        opens.map(({ to }) => to.title),
        opens.length,
        total,
      ),
    })),
  };
}

function tellCredit(reach: PotentialAnswer['reaches'][number], titles: ReadonlyMap<string, string>): readonly string[] {
  const byRole = new Map<string, string[]>();
  for (const { label, learntAt } of [...reach.carries, ...reach.deepens]) {
    byRole.set(learntAt, [...(byRole.get(learntAt) ?? []), quoteLabel(label)]);
  }
  return [...byRole].map(
    ([role, words]) => `From ${titles.get(role) ?? 'what you named'}: ${sayFew(words, shown.named)}`,
  );
}
