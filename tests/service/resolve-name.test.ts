import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Dataset, openDataset } from '../../src/dataset/dataset.js';
import { TrellisError } from '../../src/model/errors.js';
import type { Release } from '../../src/model/release.js';
import { createNames, type Names } from '../../src/service/resolve-name.js';
import { drawRelease } from '../support/draw-release.js';

const theatre = `
# Shows
  Stage
    t Crew @1: props technician 3, stage hand 2, light rigger
    h Lead @1: stage manager 4, lighting designer, hair & wig maker
    p Heads @1: head of lighting, théâtre director, curator’s assistant
# Works
  Power
    t Trades @1: highway electrician / service operative 3, rail electrician, tailoring worker
    t Metal @1: welder one 2, welder two 3
    p Offices @1: games quality assurance technician, prison warden, retail management
  Health
    p Care @1: dental nurse, registered nurse, care worker (military), cook (field kitchen), systems engineer (integrated degree)
    p Talks @1: learning officer (public speaking officer), lead officer, chief officer, goods vehicle (GV) driver
`;

interface Extras {
  readonly specialisms?: Readonly<Record<string, readonly string[]>>;
  readonly retitled?: Readonly<Record<string, string>>;
  readonly printed?: Readonly<Record<string, string>>;
  readonly aliases?: Release['aliases'];
  readonly redirects?: Release['redirects'];
  readonly skills?: readonly string[];
}

/** The theatre maps with an older edition of Shows, where stage hands were scene shifters and thatchers were listed. */
function draw(extras: Extras = {}): Dataset {
  const release = drawRelease(theatre, { aliases: extras.aliases ?? [] });
  const [shows, ...others] = release.maps;
  const crew = release.clusters.find(({ id }) => id === 'shows.crew');
  const hand = release.placements.find(({ occupation }) => occupation === 'stage-hand');
  if (!shows || !crew || !hand) throw new Error('The drawing lost its crew.');
  const older = [
    { ...hand, edition: 'first', title: 'Scene shifter', printed: 'Scene shiftr' },
    { ...hand, edition: 'first', title: 'Thatcher', occupation: 'thatcher' },
  ];
  return openDataset({
    ...release,
    editions: [
      { id: 'first', name: 'First printing', source: '001', dated: null, order: 0 },
      ...release.editions.map((edition) => ({ ...edition, name: 'Second printing' })),
    ],
    maps: [{ ...shows, editions: ['first', '2017-12'] }, ...others],
    clusters: [{ ...crew, edition: 'first' }, ...release.clusters],
    occupations: [...release.occupations, { id: 'thatcher', current: false }],
    placements: [
      ...older,
      ...release.placements.map((placement) => ({
        ...placement,
        title: extras.retitled?.[placement.occupation] ?? placement.title,
        printed: extras.printed?.[placement.occupation] ?? null,
        specialisms: extras.specialisms?.[placement.occupation] ?? [],
      })),
    ],
    redirects: extras.redirects ?? [],
    skills: (extras.skills ?? []).map((label, index) => ({
      id: `skill-${index}`,
      label,
      kind: 'skill',
      area: 'all',
      line: label,
      synonyms: [],
      growth: [],
    })),
  });
}

/** One readable line: what a text comes to. */
function tell(names: Names, text: string): string {
  const resolution = names.resolve(text);
  switch (resolution.kind) {
    case 'resolved':
      return `${resolution.occupation} by ${resolution.resolvedBy}`;
    case 'ambiguous':
      return `one of ${resolution.candidates.map(({ id }) => id).join(', ')}`;
    case 'not-on-maps':
      return `near ${resolution.nearest.map(({ id }) => id).join(', ')}`;
    case 'unknown':
      return `unknown ${resolution.suggestions.map(({ id }) => id).join(', ')}`.trim();
    case 'invalid':
      return 'invalid';
  }
}

function fail(names: Names, text: string): TrellisError {
  try {
    names.get(text);
  } catch (error) {
    if (error instanceof TrellisError) return error;
    throw error;
  }
  throw new Error(`"${text}" was resolved.`);
}

describe('names that are listed', () => {
  const names = createNames(
    draw({
      specialisms: {
        'tailoring-worker': ['Tailor', 'Data entry'],
        'welder-one': ['Arc work', 'Assistant'],
        'welder-two': ['Arc work', 'Power'],
        'stage-manager': ['Book'],
      },
      retitled: { 'welder-one': 'Welder', 'welder-two': 'Welder', 'retail-management': 'Retail management' },
      printed: { 'prison-warden': 'Prizon warden' },
      aliases: [
        { alias: 'prop maker', occupations: ['props-technician'], note: 'Props are made and kept here.' },
        { alias: 'sparky', occupations: ['rail-electrician', 'highway-electrician-service-operative'], note: null },
        { alias: 'dental helper', occupations: ['dental-nurse'], note: null },
        { alias: 'book', occupations: ['lighting-designer'], note: null },
        { alias: 'stage hand', occupations: ['stage-manager'], note: null },
      ],
      redirects: [
        { from: 'old-hand', to: ['stage-hand'], reason: 'An older id.' },
        { from: 'old-welder', to: ['welder-one', 'welder-two'], reason: 'Two now.' },
        { from: 'roof-thatcher', to: ['thatcher'], reason: 'One word.' },
      ],
    }),
  );

  it.each([
    ['stage-manager', 'stage-manager by id'],
    ['old-hand', 'stage-hand by former-id'],
    ['old-welder', 'one of welder-one, welder-two'],
    ['Stage manager', 'stage-manager by title'],
    ['  STAGE   MANAGER ', 'stage-manager by title'],
    ['stage–manager', 'stage-manager by title'],
    ['Stagemanager', 'stage-manager by title'],
    ['Hair and wig maker', 'hair-and-wig-maker by title'],
    ['Theatre director', 'theatre-director by title'],
    ["Curator's assistant", 'curators-assistant by title'],
    ['Highway electrician/service operative', 'highway-electrician-service-operative by title'],
    ['Care worker [military]', 'care-worker-military by title'],
    ['Systems engineer', 'systems-engineer-integrated-degree by title'],
    ['Stage manager (degree)', 'stage-manager by title'],
    ['Learning officer', 'learning-officer-public-speaking-officer by title'],
    ['public speaking officer', 'learning-officer-public-speaking-officer by title'],
    ['GV driver', 'goods-vehicle-gv-driver by title'],
    ['Goods vehicle driver', 'goods-vehicle-gv-driver by title'],
    ['Welder', 'one of welder-one, welder-two'],
    ['welder two', 'welder-two by id'],
    ['Prizon Warden', 'prison-warden by printed-title'],
    ['Scene-shifter', 'stage-hand by former-title'],
    ['Scene shiftr', 'stage-hand by printed-title'],
    ['stage hand', 'stage-hand by title'],
    ['Prop maker', 'props-technician by alias'],
    ['book', 'lighting-designer by alias'],
    ['sparky', 'one of rail-electrician, highway-electrician-service-operative'],
    ['Tailor', 'tailoring-worker by specialism'],
    ['arc work', 'one of welder-one, welder-two'],
    ['prop technicians', 'props-technician by plural'],
    ['prop makers', 'props-technician by plural'],
    ['Dental nurses', 'dental-nurse by plural'],
    ['stage hands', 'stage-hand by plural'],
    ['books', 'lighting-designer by plural'],
  ])('%s is %s', (text, expected) => {
    expect(tell(names, text)).toBe(expected);
  });

  it('tells what a name was taken for', () => {
    expect(names.get('prop maker')).toEqual({
      kind: 'resolved',
      occupation: 'props-technician',
      resolvedBy: 'alias',
      matched: 'prop maker',
      note: 'Props are made and kept here.',
    });
    expect(names.get('Tailor').note).toBe('"Tailor" is a specialism of tailoring worker.');
    expect(names.get('scene shifter').note).toBe(
      '"Scene shifter" is what an older edition prints; the occupation is now called stage hand.',
    );
    expect(names.get('old-hand').note).toBe('An older id.');
    expect(names.get('stage manager').note).toBeUndefined();
  });

  it('does not take a specialism for its occupation where others hold the word too, or whole pathways', () => {
    expect(tell(names, 'assistant')).toBe('one of welder-one, curators-assistant');
    expect(tell(names, 'power')).toBe('one of welder-two');
  });

  it('tells an occupation that only an older edition prints from one in force', () => {
    expect(tell(names, 'Thatcher')).toMatch(/^near props-technician, stage-hand/);
    expect(tell(names, 'thatchers')).toMatch(/^near props-technician/);
    expect(tell(names, 'roof-thatcher')).toMatch(/^near props-technician/);
    const error = fail(names, 'thatcher');
    expect(error.code).toBe('not-on-maps');
    expect(error.message).toContain('only in an older edition (First printing); the later one (Second printing)');
    expect(error.details.suggestions?.[0]).toEqual({ id: 'props-technician', title: 'props technician', map: 'shows' });
  });
});

describe('typing errors', () => {
  const names = createNames(
    draw({
      specialisms: { 'tailoring-worker': ['Tailor'] },
      aliases: [{ alias: 'chargehand', occupations: ['stage-hand'], note: null }],
      skills: ['Rigg handling'],
    }),
  );

  it.each([
    ['props technican', 'props-technician by spelling'],
    ['porps tehcnicain', 'props-technician by spelling'],
    ['technician, props', 'props-technician by spelling'],
    ['lighting head', 'head-of-lighting by spelling'],
    ['the stage manager', 'stage-manager by spelling'],
    ['stage managr', 'stage-manager by spelling'],
    ['stagemangaer', 'stage-manager by spelling'],
    ['chargehnad', 'stage-hand by spelling'],
    ['theater director', 'theatre-director by spelling'],
    ['retail managment', 'retail-management by spelling'],
    ['electrcian', 'one of rail-electrician, highway-electrician-service-operative'],
    ['nusre', 'one of dental-nurse, registered-nurse'],
  ])('%s is %s', (text, expected) => {
    expect(tell(names, text)).toBe(expected);
  });

  it.each([
    ['stage manger', 'unknown stage-manager'],
    ['prison warder', 'unknown prison-warden'],
    ['hed of lighting', 'unknown head-of-lighting'],
  ])('%s is too unsure to resolve', (text, expected) => {
    expect(tell(names, text)).toBe(expected);
  });

  it('never takes a word for another that it is near to', () => {
    for (const word of ['sailor', 'railor worker', 'vet', 'light digger', 'rigg', 'welter one', 'stage wand']) {
      expect([word, names.resolve(word).kind]).not.toEqual([word, 'resolved']);
    }
    expect(tell(names, 'sailor')).toBe('near ');
  });
});

describe('parts of names and jobs on no map', () => {
  const names = createNames(
    draw({
      aliases: [
        { alias: 'vet nurse', occupations: ['dental-nurse'], note: null },
        { alias: 'theatre tailor', occupations: ['tailoring-worker'], note: null },
      ],
    }),
  );

  it.each([
    ['nurse', 'one of dental-nurse, registered-nurse'],
    ['electrician', 'one of rail-electrician, highway-electrician-service-operative'],
    ['stage', 'one of stage-hand, stage-manager'],
    ['lighting', 'one of head-of-lighting, lighting-designer'],
    ['designer', 'one of lighting-designer'],
    ['tailor', 'one of tailoring-worker'],
    ['QA', 'one of games-quality-assurance-technician'],
    ['quality technician', 'one of games-quality-assurance-technician'],
    ['retail manager', 'one of retail-management'],
    ['care worker', 'one of care-worker-military'],
    ['field kitchen', 'one of cook-field-kitchen'],
  ])('%s is offered: %s', (text, expected) => {
    expect(tell(names, text)).toBe(expected);
  });

  it.each([
    ['stage electrician', /^near (rail-electrician|highway-electrician-service-operative), .*stage-hand/],
    ['nursery nurse', /^near (dental|registered)-nurse/],
    ['vet', /^near/],
    ['astronaut', /^near/],
    ['prime minister', /^near $/],
    ['head gardener', /^near/],
    ['zzqx designer', /^near lighting-designer/],
    ['null', /^near $/],
    ['asdfgh qwert', /^unknown$/],
    ['<script>zzqx</script>', /^unknown/],
    ['🎭', /^unknown$/],
    ['مهندس', /^unknown$/],
    ['of the', /^unknown$/],
    ['__proto__', /^(unknown|near)/],
    ['constructor', /^near/],
  ])('%s is on no map', (text, expected) => {
    expect(tell(names, text)).toMatch(expected);
  });

  it('says so in sentences', () => {
    const near = fail(names, 'nursery nurse');
    expect([near.code, near.message]).toEqual([
      'not-on-maps',
      'No map lists "nursery nurse"; the nearest listed ones are dental nurse and registered nurse, and they are only near.',
    ]);
    expect(fail(names, 'prime minister').message).toBe(
      'No map lists "prime minister"; nothing that they list comes near it.',
    );
    const ambiguous = fail(names, 'nurse');
    expect([ambiguous.code, ambiguous.message]).toEqual([
      'ambiguous-occupation',
      '"nurse" can mean more than one occupation: dental nurse and registered nurse. Name one of them in full.',
    ]);
    expect(ambiguous.details.suggestions?.map(({ id }) => id)).toEqual(['dental-nurse', 'registered-nurse']);
    expect(fail(names, 'designer').message).toBe(
      '"designer" is not the whole name of an occupation. Did you mean lighting designer?',
    );
    const unknown = fail(names, 'stage manger');
    expect(unknown.code).toBe('unknown-occupation');
    expect(unknown.message).toMatch(/no occupation called "stage manger".*Did you mean stage manager\?$/);
    expect(fail(names, '\u202edrawkcab zzqx').message).not.toContain('\u202e');
  });
});

describe('texts that are no names', () => {
  const names = createNames(draw());

  it.each([
    ['', 'The name is empty: type the title of an occupation.'],
    [' \n ', 'The name is empty: type the title of an occupation.'],
    ['a'.repeat(201), 'The name is too long: it has 201 characters, and 200 are the most.'],
    ['stage\u0000manager', 'The name holds a control character (U+0000, at place 6): type it again by hand.'],
    ['stage\tmanager', 'The name holds a control character (U+0009, at place 6): type it again by hand.'],
  ])('%j is refused', (text, message) => {
    expect(names.resolve(text)).toEqual({ kind: 'invalid', message });
    expect(fail(names, text)).toMatchObject({ code: 'invalid-query', message });
    expect(() => names.search(text, 5)).toThrow(message);
  });

  it('takes any other text without breaking, and the same way each time', () => {
    const other = createNames(draw());
    const word = fc.constantFrom(
      'stage',
      'manager',
      'manger',
      'nurse',
      'elctrician',
      'of',
      '&',
      '(',
      ')',
      'degree',
      '1',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 220 }),
      fc.array(word, { maxLength: 12 }).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(text, (text) => {
        expect(names.resolve(text)).toEqual(other.resolve(text));
        for (const ask of [() => names.get(text), () => names.search(text, 3)]) {
          try {
            ask();
          } catch (error) {
            expect(error).toBeInstanceOf(TrellisError);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('search', () => {
  const names = createNames(
    draw({
      specialisms: { 'tailoring-worker': ['Tailor'] },
      aliases: [{ alias: 'prop maker', occupations: ['props-technician'], note: null }],
    }),
  );
  const list = (text: string, limit = 20): string[] =>
    names.search(text, limit).map(({ id, matchedBy }) => `${id} by ${matchedBy}`);

  it('puts what the text names first, then what it is a part of, then words', () => {
    expect(list('stage manager').slice(0, 2)).toEqual(['stage-manager by title', 'stage-hand by words']);
    expect(list('prop maker')[0]).toBe('props-technician by alias');
    expect(list('nurse')).toEqual(['dental-nurse by words', 'registered-nurse by words']);
    expect(list('tailor')[0]).toBe('tailoring-worker by specialism');
  });

  it('finds words by their beginning, their spelling and their cluster', () => {
    expect(list('electr')).toEqual(['rail-electrician by words', 'highway-electrician-service-operative by words']);
    expect(list('elctrician')).toContain('rail-electrician by words');
    expect(list('lightning zzqx')).toEqual([]);
    expect(list('metal')).toEqual(['welder-one by words', 'welder-two by words']);
    expect(list('thatcher')).toEqual([]);
  });

  it('keeps to the limit and tells the standing of each', () => {
    expect(names.search('stage manager', 1)).toEqual([
      {
        id: 'stage-manager',
        title: 'stage manager',
        map: 'shows',
        tier: 'higher-technical',
        level: 4,
        matchedBy: 'title',
      },
    ]);
  });
});
