/**
 * The page of routes: what was asked as a form that keeps itself in the address, the routes side by side, each step,
 * and where there is no route the nearest thing that does work.
 */
import type { Path, PathAnswer, Place } from '../model/answer.js';
import { TrellisError } from '../model/errors.js';
import { type EvidenceType, type PathLabel, reasonNames } from '../model/vocabulary.js';
import type { PathRequest, Service } from '../service/service.js';
import { type AskedName, askName, linkTo, nameFor, type Trouble } from './ask-name.js';
import { drawRoutes, type RouteDrawing } from './draw-routes.js';
import { address, type Link, occupationHref, type PageView, type Query, readText, readTexts } from './page-view.js';
import { sayChange, sayCount, sayEvidence, sayStanding, sayTaken, sayWeight } from './say.js';
import { type StartForm, viewStart } from './view-start.js';
import { type StepView, viewStep } from './view-step.js';
import { viewTrouble } from './view-trouble.js';

/** The options of the form, as they stand in the address. */
export interface PathOptions {
  readonly from: string;
  readonly to: string;
  readonly via: readonly string[];
  readonly avoid: readonly string[];
  /** Only links that the maps print. */
  readonly printed: boolean;
  /** Stay on the map of the start. */
  readonly stay: boolean;
  /** Highest level to pass or reach; null for any. */
  readonly level: number | null;
  /** Offer steps down as well. */
  readonly down: boolean;
}

export interface RouteView {
  readonly heading: string;
  readonly anchor: string;
  readonly marks: readonly string[];
  readonly roles: readonly Link[];
  readonly moves: string;
  readonly change: string;
  readonly learning: string;
  readonly gates: string;
  readonly evidence: string;
  readonly steps: readonly StepView[];
  readonly planHref: string;
}

export interface PathsModel {
  readonly heading: string;
  readonly from: Link;
  readonly to: Link;
  readonly ends: string;
  readonly taken: readonly string[];
  readonly notes: readonly string[];
  readonly routes: readonly RouteView[];
  readonly drawing: RouteDrawing | null;
  readonly instead: NoneView | null;
  readonly form: OptionsForm;
  readonly compareHref: string;
  readonly whyNotHref: string;
}

export interface NoneView {
  readonly message: string;
  readonly change: string | null;
  readonly help: readonly HelpView[];
}

/** Something that does work, with a link. */
export interface HelpView extends Link {
  readonly detail: string;
}

/** The options as they were read: jobs by title, with an empty field for one more. */
export interface OptionsForm extends Omit<PathOptions, 'level'> {
  readonly levels: readonly { readonly value: string; readonly text: string; readonly selected: boolean }[];
  /** Whether anything besides the two ends was asked for, so that the form stands open. */
  readonly open: boolean;
  readonly mapName: string;
  readonly error: string | null;
}

/** Links that a map prints, without our reading of skills. */
const printedEvidence: readonly EvidenceType[] = ['published', 'observed', 'printed-row', 'level-in-cluster'];
const most = { via: 6, avoid: 12 };
const levels = [2, 3, 4, 5, 6, 7];
const labelNames: Readonly<Record<PathLabel, string>> = {
  'fewest-moves': 'Fewest moves',
  'least-new-learning': 'Least new learning',
  'best-evidenced': 'Best evidence',
};
const hiddenNotes = new Set(['england', 'may-be-superseded', 'read-as']);

export function readPathOptions(query: Query): PathOptions {
  const level = Number(readText(query, 'level'));
  return {
    from: readText(query, 'from'),
    to: readText(query, 'to'),
    via: readTexts(query, 'via', most.via),
    avoid: readTexts(query, 'avoid', most.avoid),
    printed: readText(query, 'printed') !== '',
    stay: readText(query, 'stay') !== '',
    level: levels.includes(level) ? level : null,
    down: readText(query, 'down') !== '',
  };
}

/** The address of a question. */
export function pathsHref(options: Partial<PathOptions> & Pick<PathOptions, 'from' | 'to'>): string {
  const { from, to, via, avoid, printed, stay, level, down } = options;
  return address('/paths', {
    from,
    to,
    via,
    avoid,
    printed: printed ? 'yes' : '',
    stay: stay ? 'yes' : '',
    level,
    down: down ? 'yes' : '',
  });
}

/** The page for a question in an address, whatever came of it. */
export function viewPaths(service: Service, query: Query): PageView {
  const asked = readPathOptions(query);
  if (asked.from === '' || asked.to === '') {
    const form: StartForm = {
      from: asked.from,
      to: asked.to,
      fromError: asked.from === '' ? 'Enter the job you have now, or had last' : null,
      toError: asked.to === '' ? 'Enter the job you want' : null,
    };
    return viewStart(service, form);
  }
  const names = readNames(service, asked);
  const troubles = names.flatMap((name) => (name.kind === 'trouble' ? [name.trouble] : []));
  if (troubles.length > 0) return viewPathTrouble(service, asked, troubles);
  const ids = names.flatMap((name) => (name.kind === 'found' ? [name.id] : []));
  const [from = '', to = ''] = ids;
  const via = ids.slice(2, 2 + asked.via.length);
  const avoid = ids.slice(2 + asked.via.length);
  const request: PathRequest = {
    ...{ from: asked.from, to: asked.to, via, avoid, allowDown: asked.down },
    evidence: asked.printed ? printedEvidence : undefined,
    map: asked.stay ? service.dataset.getOccupation(from).map.id : undefined,
    maxLevel: asked.level ?? undefined,
  };
  const known: PathOptions = { ...asked, from, to, via, avoid };
  try {
    return viewPathAnswer(service, service.paths(request), asked, known);
  } catch (error) {
    if (!(error instanceof TrellisError) || error.code !== 'conflicting-options') throw error;
    return viewConflict(service, asked, known, error.message);
  }
}

function readNames(service: Service, asked: PathOptions): readonly AskedName[] {
  const replace = (list: readonly string[], index: number, id: string): string[] => list.with(index, id);
  return [
    askName(service, 'from', asked.from, (id) => pathsHref({ ...asked, from: id })),
    askName(service, 'to', asked.to, (id) => pathsHref({ ...asked, to: id })),
    ...asked.via.map((name, index) =>
      askName(service, 'via', name, (id) => pathsHref({ ...asked, via: replace(asked.via, index, id) })),
    ),
    ...asked.avoid.map((name, index) =>
      askName(service, 'avoid', name, (id) => pathsHref({ ...asked, avoid: replace(asked.avoid, index, id) })),
    ),
  ];
}

function viewPathTrouble(service: Service, asked: PathOptions, troubles: readonly Trouble[]): PageView {
  const carried = Object.entries({
    via: asked.via,
    avoid: asked.avoid,
    printed: asked.printed ? ['yes'] : [],
    stay: asked.stay ? ['yes'] : [],
    level: asked.level === null ? [] : [String(asked.level)],
    down: asked.down ? ['yes'] : [],
  }).flatMap(([name, values]) =>
    values
      .filter((value) => !troubles.some(({ field, asked: text }) => field === name && text === value))
      .map((value) => ({ name, value })),
  );
  return viewTrouble(service, troubles, {
    action: '/paths',
    button: 'Find routes',
    fields: [
      { name: 'from', label: 'The job you have now', value: asked.from },
      { name: 'to', label: 'The job you want', value: asked.to },
    ],
    carried,
  });
}

function viewPathAnswer(
  service: Service,
  answer: PathAnswer,
  asked: PathOptions,
  known: PathOptions,
): PageView<PathsModel> {
  const { from, to, paths, notes } = answer;
  const found = paths.length > 0;
  const same = answer.reason === 'same-occupation';
  const heading = same
    ? `You asked for ${to.title} twice`
    : `${found ? (paths.length === 1 ? 'A route' : 'Routes') : 'No route found'} from ${from.title} to ${to.title}`;
  return {
    template: 'paths',
    status: 200,
    title: heading,
    section: 'start',
    editions: answer.editions,
    model: {
      heading,
      from: linkTo(from),
      to: linkTo(to),
      ends: `${sayStanding(from)}, to ${sayStanding(to).toLowerCase()}`,
      taken: [sayTaken(asked.from, from), sayTaken(asked.to, to)].flatMap((sentence) => sentence ?? []),
      notes: notes.filter(({ code }) => !hiddenNotes.has(code)).map(({ sentence }) => sentence),
      routes: paths.map((path) => viewRoute(service, from, path, paths.length > 1)),
      drawing: found ? drawRoutes(from, to, paths) : null,
      instead: found ? null : tellNone(service, answer, known),
      form: viewForm(service, known, null),
      compareHref: address('/compare', { a: from.id, b: to.id }),
      whyNotHref: address('/route', { step: [from.id, to.id] }),
    },
  };
}

/** What a route is best at is said only where there is another to differ from. */
function viewRoute(service: Service, from: Place, path: Path, isOneOfSeveral: boolean): RouteView {
  const { rank, steps, moves, effort, labels, weakestEvidence } = path;
  const places = [from, ...steps.map((step) => step.to)];
  const learns = new Set(steps.flatMap(({ gains }) => gains.map(({ skill }) => skill))).size;
  const deepens = new Set(steps.flatMap((step) => step.deepens.map(({ skill }) => skill))).size;
  const gates = [...new Set(steps.flatMap((step) => step.gates.map(({ name }) => name)))];
  const unknown = steps.some(({ coverage }) => coverage === null);
  return {
    heading: `Route ${rank}`,
    anchor: `route-${rank}`,
    marks: isOneOfSeveral ? labels.map((label) => labelNames[label]) : [],
    roles: places.map(linkTo),
    moves: sayCount(moves, 'move'),
    change: sayChange(effort),
    learning: unknown
      ? 'not known for every step'
      : `${sayCount(learns, 'new skill')} to learn, ${sayCount(deepens, 'skill')} to deepen`,
    gates: gates.length === 0 ? 'none that we know of' : gates.join('; '),
    evidence: `${sayWeight(weakestEvidence)} at its weakest step: ${sayEvidence(weakestEvidence).toLowerCase()}`,
    steps: steps.map((step) => viewStep(service, step)),
    planHref: address('/plan', { step: places.map(({ id }) => id) }),
  };
}

/** Why there is none, and what does work: each help is tried before it is offered. */
function tellNone(service: Service, answer: PathAnswer, known: PathOptions): NoneView {
  const { from, to, reason, change } = answer;
  const help: HelpView[] = [];
  if (reason === 'same-occupation') {
    help.push(
      {
        text: `See what ${to.title} can lead to`,
        href: `${occupationHref(to.id)}#next`,
        detail: 'Next roles, steps across and moves to other maps.',
      },
      { text: 'Ask again', href: '/', detail: 'Name another job to reach.' },
    );
    return { message: 'The job you have and the job you want are the same one.', change: null, help };
  }
  const plain: PathOptions = { ...known, via: [], avoid: [], printed: false, stay: false, level: null, down: false };
  const tries: readonly (readonly [PathOptions, string])[] = [
    [{ ...known, via: [], avoid: [], printed: false, stay: false, level: null }, 'Ask again with no limits'],
    [{ ...plain, down: true }, 'Ask again with steps down allowed'],
  ];
  for (const [options, text] of tries) {
    const href = pathsHref(options);
    if (href === pathsHref(known) || help.length > 0) continue;
    const [first] = service.paths({ from: known.from, to: known.to, alternatives: 1, allowDown: options.down }).paths;
    if (!first) continue;
    const roles = [from.title, ...first.steps.map((step) => step.to.title)].join(', then ');
    help.push({ text, href, detail: `That finds ${roles}.` });
  }
  help.push(
    {
      text: `Who comes to ${to.title}`,
      href: `${occupationHref(to.id)}#feeders`,
      detail: 'Jobs that lead there, nearest first.',
    },
    {
      text: `Ways in to ${to.title}`,
      href: `${occupationHref(to.id)}#ways-in`,
      detail: 'Where a person with no job in the field may start.',
    },
    {
      text: `What ${from.title} can lead to`,
      href: `${occupationHref(from.id)}#next`,
      detail: 'Next roles, steps across and moves to other maps.',
    },
  );
  return { message: reason ? reasonNames[reason] : '', change, help };
}

function viewForm(service: Service, known: PathOptions, error: string | null): OptionsForm {
  const { from, to, via, avoid, printed, stay, level, down } = known;
  const name = (id: string): string => nameFor(service, id);
  return {
    from: name(from),
    to: name(to),
    via: [...via.map(name), ''],
    avoid: [...avoid.map(name), ''],
    printed,
    stay,
    down,
    levels: [
      { value: '', text: 'Any level', selected: level === null },
      ...levels.map((value) => ({ value: String(value), text: `Level ${value}`, selected: level === value })),
    ],
    open: via.length > 0 || avoid.length > 0 || printed || stay || down || level !== null || error !== null,
    mapName: service.dataset.getOccupation(from).map.name,
    error,
  };
}

function viewConflict(service: Service, asked: PathOptions, known: PathOptions, message: string): PageView<PathsModel> {
  const [from, to] = [known.from, known.to].map((id) => service.dataset.getOccupation(id));
  if (!from || !to) throw new TrellisError('internal', 'A job that was found has gone.');
  return {
    template: 'paths',
    status: 409,
    title: 'Change what you asked for',
    section: 'start',
    editions: [],
    model: {
      heading: 'Change what you asked for',
      from: linkTo(from),
      to: linkTo(to),
      ends: '',
      taken: [],
      notes: [],
      routes: [],
      drawing: null,
      instead: {
        message: '',
        change: null,
        help: [
          {
            text: `Ask for routes from ${from.title} to ${to.title} with no limits`,
            href: pathsHref({ from: asked.from, to: asked.to }),
            detail: 'This takes away every choice below.',
          },
        ],
      },
      form: viewForm(service, known, message),
      compareHref: '',
      whyNotHref: '/route',
    },
  };
}
