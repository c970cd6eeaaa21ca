/**
 * Names over the maps that ship. The tables leave the aliases out, so that they say what the maps themselves give;
 * the traps are tried with the aliases too.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { compileSeeds } from '../../src/dataset/compile-release.js';
import { openDataset } from '../../src/dataset/dataset.js';
import type { Release } from '../../src/model/release.js';
import { createNames, type Names, type Resolution } from '../../src/service/resolve-name.js';
import { isEnglishWord } from '../../src/service/word-lists.js';

/** What names rest on; profiles do not matter to them. */
const layers = /(^|\/)(sources|editions|identities|aliases|skills\/vocabulary)\.yaml$|\/editions\/.*\.yaml$/;
const folder = mkdtempSync(join(tmpdir(), 'trellis-names-'));
cpSync('seeds', folder, {
  recursive: true,
  filter: (path) => !path.endsWith('.yaml') || layers.test(path.replaceAll('\\', '/')),
});
const whole = readRelease();
const dataset = openDataset({ ...whole, aliases: [] });
const names = createNames(dataset);
const withAliases = createNames(openDataset(whole));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function readRelease(): Release {
  const { release, findings } = compileSeeds(folder);
  if (release) return release;
  throw new Error(findings.map(({ sentence }) => sentence).join('\n'));
}

/** One readable line: the occupation and how it was found, or the first ones offered. */
function tell(text: string, by: Names = names): string {
  const resolution = by.resolve(text);
  const list = (offered: readonly { readonly id: string }[]): string => offered.map(({ id }) => id).join(', ');
  switch (resolution.kind) {
    case 'resolved':
      return `${resolution.resolvedBy}: ${resolution.occupation}`;
    case 'ambiguous':
      return `one of: ${list(resolution.candidates)}`;
    case 'not-on-maps':
      return `no map: ${list(resolution.nearest)}`;
    case 'unknown':
      return `unknown: ${list(resolution.suggestions)}`;
    case 'invalid':
      return resolution.message;
  }
}

describe('names on the real maps', () => {
  it.each([
    ['Props Technician', 'title: props-technician'],
    ['props-technician', 'id: props-technician'],
    ['PROPS  TECHNICIAN', 'title: props-technician'],
    ['prop technicians', 'plural: props-technician'],
    ['props technican', 'spelling: props-technician'],
    ['technician, props', 'spelling: props-technician'],
    ['Stage Designer', 'title: stage-designer'],
    ['stage desinger', 'spelling: stage-designer'],
    ['Stage Mangaer', 'spelling: stage-manager'],
    ['Hair and wig maker', 'title: hair-and-wig-maker'],
    ['hair & wig makers', 'plural: hair-and-wig-maker'],
    ['Stone mason', 'title: stone-mason'],
    ['stonemasons', 'plural: stone-mason'],
    ['Watch maker', 'title: watch-maker'],
    ['Wood-turner', 'title: wood-turner'],
    ['Curator – exhibitions', 'former-title: curator-exhibitions'],
    ['Curator', 'title: curator-exhibitions'],
    ['Registrar', 'former-title: registrar'],
    ['Community arts coordinator', 'former-title: community-arts-coordinator'],
    ['Cultural learning and participation officer', 'title: community-arts-coordinator'],
    [
      'Community arts coordinator (Cultural learning and participation officer)',
      'former-title: community-arts-coordinator',
    ],
    ['Junior photographer', 'former-title: junior-photographer'],
    ['Assistant photographer', 'specialism: junior-photographer'],
    ['Broadcast and communications engineer', 'former-title: broadcast-and-communications-engineer'],
    ['Systems engineer (masters level)', 'printed-title: systems-engineer-engineering'],
    ['Police constable degree apprenticeship', 'printed-title: police-constable'],
    ['Police constable (degree)', 'title: police-constable'],
    ['Chief superintendant police', 'printed-title: chief-superintendent-police'],
    ['LGV driver', 'title: large-goods-vehicle-lgv-driver'],
    ['Team leader/supervisor', 'title: team-leader-supervisor'],
    ['Children, young people and families practitioner', 'title: children-young-people-and-families-practitioner'],
    ['Bid and proposal coordinator', 'title: bid-and-proposal-co-ordinator'],
    ['Welder level 2', 'id: welder-level-2'],
    ['Careers advisor', 'spelling: careers-adviser'],
    ['Jewelry maker', 'spelling: jewellery-maker'],
    ['head lighting', 'spelling: head-of-lighting'],
    ['Tailor', 'specialism: bespoke-tailor-and-cutter'],
    ['barista', 'specialism: hospitality-team-member'],
    ['barrista', 'spelling: hospitality-team-member'],
    ['Site carpenter', 'specialism: carpentry-and-joinery'],
    ['Data analyst', 'title: data-analyst'],
    ['data analist', 'spelling: data-analyst'],
    ['socail worker', 'spelling: social-worker'],
    ['sonograper', 'spelling: sonographer'],
    ['paramedics', 'plural: paramedic'],
  ])('%s is %s', (text, expected) => {
    expect(tell(text)).toBe(expected);
  });

  it.each([
    ['Systems engineer', 'systems-engineer-digital, systems-engineer-engineering'],
    ['Welder', 'welder-level-2, welder-level-3'],
    ['Digital marketer', 'digital-marketer-level-3, digital-marketer-level-6'],
    ['electrician', 'highway-electrician-service-operative, installation-electrician-maintenance-electrician'],
    ['electrcian', 'highway-electrician-service-operative, installation-electrician-maintenance-electrician'],
    ['nurse', 'dental-nurse, registered-nurse, registered-veterinary-nurse'],
    ['nusre', 'dental-nurse, registered-nurse, registered-veterinary-nurse'],
    ['pilot', 'maritime-pilot, pilot-first-officer'],
    ['designer', 'costume-designer, course-designer, fashion-designer'],
    ['stage', 'stage-designer, stage-manager'],
    ['QA', 'games-quality-assurance-technician'],
    ['veterinary nurse', 'registered-veterinary-nurse'],
    ['painter', 'painter-and-decorator'],
    ['decorator', 'painter-and-decorator, decorator-ceramics'],
    ['chief engineer', 'chief-engineer-shipping'],
    ['manager', 'leader-in-adult-care, aquaculture-manager'],
    ['coach', 'passenger-transport-driver, community-activator-coach'],
    ['fire fighter', 'aviation-ground-operative, aviation-ground-specialist, operational-firefighter'],
    ['firefighter', 'aviation-ground-operative, aviation-ground-specialist, operational-firefighter'],
    ['mental health', 'registered-nurse, child-and-adolescent-mental-health-worker'],
    ['zoo', 'animal-care-and-welfare-assistant, zoo-curator, zoo-keeper'],
    ['Cutter', 'bespoke-tailor-and-cutter, textile-pattern-cutter'],
    ['craft', 'baker'],
    ['carpenter', 'carpentry-and-joinery, advanced-carpentry-and-joinery'],
    ['plumber', 'plumbing-and-domestic-heating-technician'],
    ['florist', 'floristry'],
    ['team leader', 'retail-team-leader, gas-network-team-leader, team-leader-supervisor'],
  ])('%s is offered: %s', (text, expected) => {
    expect(tell(text)).toMatch(new RegExp(`^one of: ${expected}`));
  });

  it.each([
    ['stage electrician', 'installation-electrician-maintenance-electrician, highway-electrician-service-operative'],
    ['nursery nurse', 'registered-nurse'],
    ['vet', 'veterinary-practice-manager, registered-veterinary-nurse'],
    ['airline pilot', 'pilot-first-officer, maritime-pilot'],
    ['sailor', 'able-seafarer-deck'],
    ['astronaut', 'pilot-first-officer, aerospace-engineer'],
    ['prime minister', 'minister-in-pastoral-charge'],
    ['Thatcher', 'blacksmith'],
    ['Milliner', 'bespoke-saddler'],
    ['Photographer', 'junior-photographer'],
    ['photografer', 'junior-photographer'],
    ['maths teacher', 'teacher'],
    ['sound engineer', 'sound-assistant'],
    ['senior stage designer', 'stage-designer'],
    ['restaurant manager', 'hospitality-manager'],
    ['farmer', 'stockperson, farm-manager'],
    ['lawyer', 'solicitor'],
    ['barrister', 'solicitor'],
    ['foley artist', 'storyboard-artist'],
    ['tour manager', '$'],
    ['null', '$'],
    ['undefined', '$'],
    ['NA', '$'],
  ])('%s is on no map; near: %s', (text, expected) => {
    expect(tell(text)).toMatch(new RegExp(`^no map: ${expected}`));
  });

  it.each([
    ['stage manger', 'stage-manager'],
    ['prison warder', 'prison-warden'],
    ['dta analyst', 'data-analyst'],
    ['asdfgh qwert', ''],
    ['🎭', ''],
    ['مهندس', ''],
  ])('%s is unknown; suggested: %s', (text, expected) => {
    expect(tell(text)).toBe(`unknown: ${expected}`);
  });

  it('says in which edition an occupation stands that is listed no more', () => {
    expect(() => names.get('Thatcher')).toThrow(
      'only in an older edition (December 2017 consultation); the later one (Later Creative and Design map, undated)',
    );
  });
});

describe('traps, with the aliases that ship', () => {
  it.each([
    ['electrician', /highway-electrician|rail-/],
    ['stage electrician', /highway-electrician|installation-electrician/],
    ['nurse', /./],
    ['nursery nurse', /-nurse/],
    ['vet', /./],
    ['pilot', /./],
    ['maritime', /./],
    ['QA', /./],
    ['designer', /./],
    ['stage', /./],
    ['sailor', /tailor/],
    ['astronaut', /./],
    ['prime minister', /./],
    ['stage manger', /./],
    ['Thatcher', /./],
    ['Systems engineer', /./],
    ['Welder', /./],
  ])('%s is never taken for %s', (text, wrong) => {
    const resolution = withAliases.resolve(text);
    if (resolution.kind === 'resolved') expect(resolution.occupation).not.toMatch(wrong);
    else expect(['ambiguous', 'not-on-maps', 'unknown']).toContain(resolution.kind);
  });
});

describe('every name that is printed', () => {
  const leadsTo = (resolution: Resolution, occupation: string): boolean => {
    if (resolution.kind === 'resolved') return resolution.occupation === occupation;
    return resolution.kind === 'ambiguous' && resolution.candidates.some(({ id }) => id === occupation);
  };

  it('leads to its occupation, or to a choice that has it', () => {
    const titles = new Map(dataset.listOccupations().map(({ id, title }) => [title.toLowerCase(), id]));
    const lost = dataset.listOccupations().flatMap(({ id, placements }) =>
      placements
        .flatMap(({ title, printed, specialisms }) => [
          ...[id, title, title.toUpperCase(), printed ?? title],
          ...specialisms.filter((text) => (titles.get(text.toLowerCase()) ?? id) === id),
        ])
        .filter((text) => [names, withAliases].some((by) => !leadsTo(by.resolve(text), id)))
        .map((text) => `${text} of ${id}`),
    );
    expect(lost).toEqual([]);
  });

  /** Deletes, doubles, swaps or replaces one letter, each kind at another place of each title. */
  const misspell = (title: string, seed: number): string => {
    const letters = [...title.matchAll(/[a-z]{2}/gi)].map(({ index }) => index);
    const place = letters[seed % Math.max(1, letters.length)] ?? 0;
    const [before, letter, next, after] = [
      title.slice(0, place),
      title[place],
      title[place + 1],
      title.slice(place + 2),
    ];
    const slips = [
      `${next}${after}`,
      `${letter}${letter}${next}${after}`,
      `${next}${letter}${after}`,
      `q${next}${after}`,
    ];
    return before + (slips[seed % slips.length] ?? '');
  };

  it('is read through one wrong letter in nearly all cases, and never as another occupation', () => {
    const outcomes = dataset.listOccupations().flatMap(({ id, title }, index) =>
      [0, 1].flatMap((turn) => {
        const text = misspell(title.toLowerCase(), index * 3 + turn);
        const known = new Set(title.toLowerCase().split(/[^a-z]+/));
        const slips = text.split(/[^a-z]+/).filter((word) => !known.has(word));
        if (slips.some((word) => word.length < 4 || isEnglishWord(word))) return [];
        const resolution = names.resolve(text);
        const isWrong = resolution.kind === 'resolved' && resolution.occupation !== id;
        return [{ right: leadsTo(resolution, id), wrong: isWrong ? `${text} as ${resolution.occupation}` : '' }];
      }),
    );
    expect(outcomes.length).toBeGreaterThan(1000);
    expect(outcomes.flatMap(({ wrong }) => (wrong === '' ? [] : [wrong]))).toEqual([]);
    expect(outcomes.filter(({ right }) => right).length / outcomes.length).toBeGreaterThan(0.98);
  });
});
