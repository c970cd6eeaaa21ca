/** The page of one job: what it is, where it sits, what it needs and makes, and every way out of it and into it. */
import type { OccupationAnswer, WaysInAnswer } from '../model/answer.js';
import { codeNames } from '../model/vocabulary.js';
import type { Service } from '../service/service.js';
import { askName, linkTo } from './ask-name.js';
import {
  address,
  type Elsewhere,
  type Link,
  occupationHref,
  type PageView,
  type Query,
  readText,
} from './page-view.js';
import { sayCount, sayImportance, sayProficiency, sayStanding } from './say.js';
import { type PathwayView, viewPathway } from './view-maps.js';
import { type GateView, type MoveView, viewGate, viewMove } from './view-step.js';
import { viewTrouble } from './view-trouble.js';

export interface MoveList {
  readonly moves: readonly MoveView[];
  /** Words where there is none. */
  readonly empty: string;
  readonly total: string | null;
}

export interface NeedGroup {
  readonly importance: string;
  readonly needs: readonly {
    readonly label: string;
    readonly line: string;
    readonly proficiency: string;
    readonly kind: string;
  }[];
}

export interface OccupationModel {
  readonly heading: string;
  readonly id: string;
  readonly standing: string;
  readonly map: Link;
  readonly cluster: {
    readonly name: string;
    readonly description: string | null;
    readonly apprenticeshipOnly: boolean;
  };
  readonly aliases: readonly string[];
  readonly options: readonly string[];
  readonly doubts: readonly string[];
  readonly gates: readonly GateView[];
  /** Essential ones, then the rest. */
  readonly needs: readonly NeedGroup[];
  readonly lesserNeeds: readonly NeedGroup[];
  readonly outputs: readonly string[];
  readonly where: PathwayView | null;
  readonly placements: readonly { readonly words: string; readonly old: boolean; readonly doubt: string | null }[];
  readonly identities: readonly string[];
  readonly codes: readonly string[];
  readonly codeNotes: readonly string[];
  readonly next: MoveList;
  readonly across: MoveList;
  readonly transfers: MoveList;
  readonly feeders: MoveList;
  readonly waysIn: { readonly list: readonly WayInView[]; readonly empty: string };
  readonly reach: string | null;
  /** A message with the id and the release, where somebody takes reports. */
  readonly reportHref: string | null;
}

export interface WayInView {
  readonly start: Link;
  readonly standing: string;
  readonly apprenticeshipOnly: boolean;
  readonly way: string;
  readonly href: string | null;
}

const shown = { moves: 6, waysIn: 6 } as const;
const anchors = ['next', 'ways-in', 'feeders', 'transfers'] as const;

/** Where a form that names one job leads: to its page, or to a choice. */
export function findOccupation(service: Service, query: Query): PageView | Elsewhere {
  const asked = readText(query, 'name');
  const anchor = anchors.find((known) => known === readText(query, 'show')) ?? '';
  const carried = anchor === '' ? [] : [{ name: 'show', value: anchor }];
  const again = {
    action: '/occupations',
    button: 'Find this job',
    fields: [{ name: 'name', label: 'Name of the job', value: asked }],
    carried,
  };
  if (asked === '') {
    const heading = 'Enter the name of a job';
    const trouble = {
      code: 'invalid-query',
      field: 'name',
      asked,
      heading,
      fieldError: heading,
      message: '',
      lead: '',
      choices: [],
    } as const;
    return viewTrouble(service, [trouble], again);
  }
  const hrefFor = (id: string): string => `${occupationHref(id)}${anchor === '' ? '' : `#${anchor}`}`;
  const name = askName(service, 'name', asked, hrefFor);
  if (name.kind === 'found') return { location: hrefFor(name.id) };
  return viewTrouble(service, [name.trouble], again);
}

/** The page at an id; any other name of the job leads to it. */
export async function viewOccupation(
  service: Service,
  name: string,
  contact: string | null = null,
): Promise<PageView | Elsewhere> {
  const asked = askName(service, 'name', name, occupationHref);
  if (asked.kind === 'trouble') {
    return viewTrouble(service, [asked.trouble], {
      action: '/occupations',
      button: 'Find this job',
      fields: [{ name: 'name', label: 'Name of the job', value: name }],
      carried: [],
    });
  }
  if (asked.id !== name) return { location: occupationHref(asked.id) };
  const answer = await service.occupation(asked.id);
  return {
    template: 'occupation',
    status: 200,
    title: answer.occupation.title,
    section: 'maps',
    editions: answer.editions,
    model: tellOccupation(service, answer, contact),
  };
}

function tellOccupation(service: Service, answer: OccupationAnswer, contact: string | null): OccupationModel {
  const { dataset } = service;
  const { occupation, placements } = answer;
  const { id, title } = occupation;
  const current = placements.find((place) => place.current && place.map === occupation.map) ?? placements[0];
  const pathway = service
    .map(occupation.map)
    .pathways.find(({ clusters }) => clusters.some((cluster) => cluster.id === current?.cluster));
  const cluster = pathway?.clusters.find((candidate) => candidate.id === current?.cluster);
  const map = dataset.getMap(occupation.map);
  const own = placements.filter((place) => place.current);
  return {
    heading: title,
    id,
    standing: sayStanding(occupation),
    map: { text: map.name, href: `/maps/${map.id}` },
    cluster: {
      name: cluster?.name ?? '',
      description: cluster?.description ?? null,
      apprenticeshipOnly: own.some(({ apprenticeshipOnly }) => apprenticeshipOnly),
    },
    aliases: answer.aliases,
    options: [...new Set(own.flatMap(({ specialisms }) => specialisms))],
    doubts: [map.doubt === null ? null : `${map.name}: ${map.doubt}`, ...own.map(({ doubt }) => doubt)].flatMap(
      (doubt) => doubt ?? [],
    ),
    gates: answer.gates.map(viewGate),
    needs: groupNeeds(answer.skills, [5, 4]),
    lesserNeeds: groupNeeds(answer.skills, [3, 2, 1]),
    outputs: answer.outputs.map(({ label }) => label),
    where: pathway ? viewPathway(pathway, { here: id }) : null,
    placements: placements.map((place) => ({
      words: `${dataset.getEdition(place.edition).name}: ${dataset.getMap(place.map).name}, ${place.pathway}, ${place.clusterName}. Printed as “${place.printed ?? place.title}”, ${sayStanding(place).toLowerCase()}.`,
      old: !place.current,
      doubt: place.doubt,
    })),
    identities: answer.identities.map(({ reason, doubt }) =>
      doubt === null ? reason : `${reason} Doubtful: ${doubt}`,
    ),
    codes: answer.codes.map(({ target, code, match }) => `${codeNames[target]} ${code} (${match} match)`),
    codeNotes: answer.notes.filter(({ code }) => code.startsWith('codes-')).map(({ sentence }) => sentence),
    ...tellMoves(service, id, title),
    reach: tellReach(answer.reach),
    reportHref: contact === null ? null : tellReport(contact, title, id, answer.dataVersion),
  };
}

function tellReport(contact: string, title: string, id: string, release: string): string {
  const body = `Job: ${title} (${id})\nRelease: ${release}\n\nWhat is wrong, and how you know:\n`;
  return `mailto:${contact}?subject=${encodeURIComponent(`Trellis: ${title}`)}&body=${encodeURIComponent(body)}`;
}

function tellMoves(
  service: Service,
  id: string,
  title: string,
): Pick<OccupationModel, 'next' | 'across' | 'transfers' | 'feeders' | 'waysIn'> {
  const request = { occupation: id, limit: shown.moves };
  const outwards = (answer: ReturnType<Service['moves']>, none: string): MoveList => ({
    moves: answer.moves.map((step) =>
      viewMove(service, step, step.to, address('/paths', { from: id, to: step.to.id })),
    ),
    empty: none,
    total: tellTotal(answer.moves.length, answer.total),
  });
  const { feeders, total } = service.feeders(request);
  return {
    next: outwards(service.next(request), `No step up from ${title} is known on its own map.`),
    across: outwards(
      service.moves({ ...request, directions: ['across'], scopes: ['cluster', 'pathway', 'map'] }),
      `No step across from ${title} is known on its own map.`,
    ),
    transfers: outwards(service.transfers(request), `No other map has a job near enough to ${title}.`),
    feeders: {
      moves: feeders.map((step) =>
        viewMove(service, step, step.from, address('/paths', { from: step.from.id, to: id })),
      ),
      empty: `No job is known to lead to ${title}.`,
      total: tellTotal(feeders.length, total),
    },
    waysIn: tellWaysIn(service.waysIn(id, shown.waysIn)),
  };
}

function tellWaysIn({ waysIn, to, change }: WaysInAnswer): OccupationModel['waysIn'] {
  return {
    empty: change ?? '',
    list: waysIn.map(({ start, path, apprenticeshipOnly }) => ({
      start: linkTo(start),
      standing: sayStanding(start),
      apprenticeshipOnly,
      way:
        path.length === 1
          ? 'A starter may begin right here.'
          : `${path.map(({ title }) => title).join(', then ')}: ${sayCount(path.length - 1, 'move')}.`,
      href: path.length === 1 ? null : address('/paths', { from: start.id, to: to.id }),
    })),
  };
}

function tellTotal(count: number, total: number): string | null {
  return total > count ? `The nearest ${count} of ${total} are shown.` : null;
}

function tellReach(reach: OccupationAnswer['reach']): string | null {
  if (reach.length === 0) return null;
  const far = reach.slice(0, 3).map(({ moves, occupations }) => `${occupations} in ${sayCount(moves, 'move')}`);
  return `Other jobs within reach, up or across: ${far.join(', ')}.`;
}

function groupNeeds(skills: OccupationAnswer['skills'], importances: readonly number[]): readonly NeedGroup[] {
  return importances
    .map((importance) => ({
      importance: sayImportance(importance),
      needs: skills
        .filter((need) => need.importance === importance)
        .map(({ label, line, proficiency, kind }) => ({ label, line, proficiency: sayProficiency(proficiency), kind })),
    }))
    .filter(({ needs }) => needs.length > 0);
}
