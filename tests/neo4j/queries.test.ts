/**
 * The analysts' queries of cypher/queries/, each run on the shipped data as it stands in the file: its columns are
 * those of its header, it gives rows, and what they say agrees with the release itself.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { CurrentOccupation, Dataset } from '../../src/dataset/dataset.js';
import type { MoveRow } from '../../src/store/store.js';
import { clear, configure, openDriver, readShipped, suite, withStore } from './ground.js';

type Cells = Readonly<Record<string, unknown>>;
type Rows = readonly Cells[];

interface Shipped {
  readonly dataset: Dataset;
  readonly moves: readonly MoveRow[];
  readonly current: readonly CurrentOccupation[];
}

interface Asked {
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** Asserts what the rows say. */
  check(rows: Rows, shipped: Shipped): void;
}

const queriesFolder = join(configure().packageFolder, 'cypher', 'queries');
const driver = openDriver();
let shipped: Shipped;

const list = (rows: Rows, column: string): unknown[] => rows.map((row) => row[column]);
const sum = (rows: Rows, column: string): number => rows.reduce((total, row) => total + Number(row[column]), 0);
const sorted = (values: Iterable<unknown>): unknown[] => [...values].map(String).sort();
const isEssential = ({ importance }: { readonly importance: number }): boolean => importance >= 4;
const needsOf = ({ dataset }: Shipped, id: string, essential = false): Set<string> =>
  new Set(
    dataset
      .listNeeds(id)
      .filter((need) => !essential || isEssential(need))
      .map(({ skill }) => skill),
  );
const isUp = ({ direction }: MoveRow): boolean => direction === 'up';
const isOnRow = ({ evidence }: MoveRow): boolean => evidence.includes('printed-row');

const asked: Readonly<Record<string, Asked>> = {
  'bridge-occupations': {
    parameters: { from: 'creative-and-design', to: 'construction' },
    check(rows, { current, moves, dataset }) {
      const onMap = (map: string): Set<string> =>
        new Set(current.filter(({ maps }) => maps.includes(map)).map(({ id }) => id));
      const [from, to] = [onMap('creative-and-design'), onMap('construction')];
      const bridges = moves.filter(
        (move) =>
          move.direction !== 'down' &&
          from.has(move.from) &&
          !to.has(move.from) &&
          to.has(move.to) &&
          move.relations.some((relation) => relation !== 'SAME_CLUSTER'),
      );
      expect(sorted(list(rows, 'occupation'))).toEqual(sorted(new Set(bridges.map((move) => move.from))));
      expect(sum(rows, 'moves')).toBe(bridges.length);
      const first = rows[0];
      expect(dataset.getOccupation(String(first?.occupation)).title).toBe(first?.title);
    },
  },
  'dead-ends': {
    check(rows, { current, moves }) {
      const ways = new Set(moves.filter(isUp).map(({ from }) => from));
      const ends = current.filter(({ id, tier }) => tier !== 'professional' && !ways.has(id));
      expect(sorted(list(rows, 'occupation'))).toEqual(sorted(ends.map(({ id }) => id)));
      expect(list(rows, 'occupation')).toContain('wood-turner');
    },
  },
  'printed-route': {
    parameters: { from: 'advanced-golf-greenkeeper', to: 'golf-course-designer' },
    check(rows, { current, moves }) {
      expect(rows).toHaveLength(1);
      const titles = rows[0]?.titles as readonly string[];
      expect([titles[0], titles.at(-1), rows[0]?.steps]).toEqual([
        'Advanced golf greenkeeper',
        'Golf course designer',
        2,
      ]);
      const ids = titles.map((title) => current.find((occupation) => occupation.title === title)?.id);
      for (const [index, to] of ids.slice(1).entries()) {
        expect(moves.find((move) => move.from === ids[index] && move.to === to && isUp(move))).toMatchObject({
          evidence: expect.arrayContaining(['printed-row']),
        });
      }
    },
  },
  'sharing-skills': {
    parameters: { occupation: 'props-technician', skills: 5 },
    check(rows, all) {
      const own = needsOf(all, 'props-technician');
      const sharing = all.current.flatMap(({ id }) => {
        const shared = [...needsOf(all, id)].filter((skill) => own.has(skill)).length;
        return id === 'props-technician' || shared < 5 ? [] : [`${id} ${shared}`];
      });
      expect(sorted(rows.map(({ occupation, shared }) => `${occupation} ${shared}`))).toEqual(sorted(sharing));
      for (const { shared, skills } of rows) expect(skills).toHaveLength(Number(shared));
    },
  },
  'edition-changes': {
    parameters: { map: 'creative-and-design', before: '2017-12', after: 'undated' },
    check(rows, { dataset }) {
      const printed = (edition: string): Set<string> =>
        new Set(
          dataset
            .listPlacements()
            .filter((placement) => placement.map === 'creative-and-design' && placement.edition === edition)
            .map(({ occupation }) => occupation),
        );
      const [before, after] = [printed('2017-12'), printed('undated')];
      const of = (change: string): unknown[] =>
        sorted(
          list(
            rows.filter((row) => row.change === change),
            'occupation',
          ),
        );
      expect(of('came')).toEqual(sorted([...after].filter((id) => !before.has(id))));
      expect(of('went')).toEqual(sorted([...before].filter((id) => !after.has(id))));
      expect(of('moved')).toContain('journeyman-bookbinder');
      expect(rows.find(({ occupation }) => occupation === 'animator')).toMatchObject({
        change: 'level',
        from: ['creative-and-design.media-broadcast-and-production-professional @7'],
        to: ['creative-and-design.media-broadcast-and-production-professional'],
      });
      expect(rows.find(({ occupation }) => occupation === 'junior-photographer')?.title).toBe('Photographic Assistant');
    },
  },
  'most-feeders': {
    parameters: { limit: 10 },
    check(rows, { moves }) {
      const feeders = new Map<string, number>();
      for (const move of moves) {
        if (move.scope !== 'other-map' || move.direction === 'down') continue;
        feeders.set(move.to, (feeders.get(move.to) ?? 0) + 1);
      }
      const most = [...feeders].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, 10);
      expect(rows.map(({ occupation, feeders: count }) => [occupation, count])).toEqual(most);
    },
  },
  'bridging-skills': {
    parameters: { limit: 10 },
    check(rows, all) {
      expect(rows).toHaveLength(10);
      for (const { skill, maps, occupations } of rows) {
        const users = all.current.filter(({ id }) => needsOf(all, id).has(String(skill)));
        expect(occupations).toBe(users.length);
        expect(maps).toBe(new Set(users.flatMap((user) => user.maps)).size);
      }
      expect(rows[0]?.maps).toBe(Math.max(...list(rows, 'maps').map(Number)));
    },
  },
  'gates-per-map': {
    check(rows, { current, dataset }) {
      const care = current.filter(({ maps }) => maps.includes('care-services'));
      const checked = care.filter(({ gates }) => gates.some(({ kind }) => kind === 'check'));
      expect(rows.find(({ map, kind }) => map === 'Care Services' && kind === 'check')).toMatchObject({
        occupations: checked.length,
        share: Math.round((1000 * checked.length) / care.length) / 10,
        commonest: 'Enhanced DBS check',
      });
      const expected = dataset.release.maps.flatMap(({ id, name }) =>
        [
          ...new Set(
            current.filter(({ maps }) => maps.includes(id)).flatMap(({ gates }) => gates.map(({ kind }) => kind)),
          ),
        ].map((kind) => `${name}: ${kind}`),
      );
      expect(sorted(rows.map(({ map, kind }) => `${map}: ${kind}`))).toEqual(sorted(expected));
    },
  },
  'clusters-without-way-up': {
    check(rows, { current, moves, dataset }) {
      const mapsOf = new Map(current.map(({ id, placements }) => [id, placements]));
      const found = dataset.release.maps.flatMap((map) =>
        dataset
          .listClusters(map.id)
          .filter(({ id, tier }) => {
            const own = new Set(
              current
                .filter(({ placements }) => placements.some(({ cluster }) => cluster === id))
                .map((member) => member.id),
            );
            const leaves = (move: MoveRow): boolean =>
              isUp(move) &&
              own.has(move.from) &&
              (mapsOf.get(move.to) ?? []).some(({ map: other, cluster }) => other === map.id && cluster !== id);
            return tier !== 'professional' && own.size > 0 && !moves.some(leaves);
          })
          .map(({ name }) => `${map.name}: ${name}`),
      );
      expect(sorted(rows.map(({ map, cluster }) => `${map}: ${cluster}`))).toEqual(sorted(found));
    },
  },
  'same-skills-other-product': {
    parameters: { skills: 5, limit: 10 },
    check(rows, all) {
      expect(rows).toHaveLength(10);
      const idOf = (title: unknown): string => all.current.find((occupation) => occupation.title === title)?.id ?? '';
      for (const { one, other, shared, products, otherProducts } of rows) {
        const own = needsOf(all, idOf(one), true);
        expect([...needsOf(all, idOf(other), true)].filter((skill) => own.has(skill))).toHaveLength(Number(shared));
        expect(Number(shared)).toBeGreaterThanOrEqual(5);
        expect(products as string[]).not.toHaveLength(0);
        expect((products as string[]).filter((product) => (otherProducts as string[]).includes(product))).toEqual([]);
      }
    },
  },
  'on-several-maps': {
    check(rows, { current }) {
      const several = current.filter(({ maps }) => maps.length > 1);
      expect(Object.fromEntries(rows.map(({ occupation, maps }) => [occupation, maps]))).toEqual(
        Object.fromEntries(several.map(({ id, maps }) => [id, [...maps].sort()])),
      );
    },
  },
  'known-as': {
    parameters: { words: 'greenkeeper' },
    check(rows) {
      expect(sorted(list(rows, 'occupation'))).toEqual(
        expect.arrayContaining(['advanced-golf-greenkeeper', 'golf-course-manager', 'golf-greenkeeper']),
      );
      for (const { name } of rows) expect(String(name).toLowerCase()).toContain('greenkeeper');
    },
  },
  'tier-skips': {
    check(rows, { current, moves }) {
      const tierOf = new Map(current.map(({ id, tier }) => [id, tier]));
      const skips = moves.filter(
        (move) =>
          isUp(move) &&
          isOnRow(move) &&
          tierOf.get(move.from) === 'technical' &&
          tierOf.get(move.to) === 'professional',
      );
      expect(rows).toHaveLength(skips.length);
    },
  },
  'moves-by-evidence': {
    check(rows, { moves }) {
      const expected = moves.reduce((total, { relations, evidence }) => total + relations.length * evidence.length, 0);
      expect(sum(rows, 'moves')).toBe(expected);
      const printed = moves.filter((move) => isUp(move) && isOnRow(move));
      expect(
        rows.find(({ relation, evidence, direction }) =>
          [relation === 'PROGRESSES_TO', evidence === 'printed-row', direction === 'up'].every(Boolean),
        ),
      ).toMatchObject({ moves: printed.length, ownMaps: printed.length });
    },
  },
  'codes-by-match': {
    check(rows, { dataset, current }) {
      for (const { target, codes } of dataset.release.crosswalks) {
        const own = rows.filter(({ classification }) => classification === target);
        const coded = new Set(codes.map(({ occupation }) => occupation));
        expect(sum(own, 'codes')).toBe(codes.length);
        expect(own[0]?.uncoded).toBe(current.filter(({ id }) => !coded.has(id)).length);
      }
      expect(new Set(list(rows, 'classification')).size).toBe(dataset.release.crosswalks.length);
    },
  },
  'rows-of-a-pathway': {
    parameters: { pathway: 'healthcare science' },
    check(rows, { dataset }) {
      const clusters = dataset
        .listClusters('health-and-science')
        .filter(({ pathway }) => pathway === 'health-and-science.healthcare-science');
      for (const { from, fromTier, to, toTier } of rows) {
        const [lower, upper] = [from, to].map((wanted) => clusters.find(({ name }) => name === wanted));
        expect([lower?.tier, upper?.tier]).toEqual([fromTier, toTier]);
        expect(lower?.rows?.some((row) => upper?.rows?.includes(row))).toBe(true);
      }
      expect(rows.map(({ map }) => map)).toContain('Health and Science');
    },
  },
  'skills-of-the-next-tier': {
    parameters: { map: 'creative-and-design', limit: 10 },
    check(rows, all) {
      const onMap = (wanted: string): readonly CurrentOccupation[] =>
        all.current.filter(({ maps, tier }) => tier === wanted && maps.includes('creative-and-design'));
      for (const { skill, occupations } of rows) {
        const uses = (id: string, essential: boolean): boolean => needsOf(all, id, essential).has(String(skill));
        expect(onMap('professional').filter(({ id }) => uses(id, true))).toHaveLength(Number(occupations));
        expect(onMap('technical').filter(({ id }) => uses(id, false))).toEqual([]);
      }
    },
  },
  'reach-in-three-moves': {
    parameters: { occupation: 'props-technician' },
    check(rows, { moves }) {
      const next = new Map<string, Set<string>>();
      for (const { from, to, relations } of moves.filter(isUp)) {
        if (relations.every((relation) => relation === 'SAME_CLUSTER')) continue;
        next.set(from, (next.get(from) ?? new Set()).add(to));
      }
      let front = new Set(['props-technician']);
      const reached = new Set<string>();
      for (let step = 0; step < 3; step++) {
        front = new Set([...front].flatMap((id) => [...(next.get(id) ?? [])]));
        for (const id of front) reached.add(id);
      }
      expect(sum(rows, 'occupations')).toBe(reached.size);
    },
  },
  'doubtful-placements': {
    check(rows, { dataset }) {
      const placements = dataset.listPlacements();
      expect(sum(rows, 'placements')).toBe(placements.length);
      expect(sum(rows, 'doubtful')).toBe(placements.filter(({ doubt }) => doubt !== null).length);
      expect(sum(rows, 'withoutLevel')).toBe(placements.filter(({ level }) => level === null).length);
    },
  },
  'what-is-active': {
    check(rows, { dataset }) {
      const { release } = dataset;
      expect(new Set(list(rows, 'dataVersion'))).toEqual(new Set([release.dataVersion]));
      expect(Object.fromEntries(rows.map(({ kind, nodes }) => [kind, nodes]))).toMatchObject({
        OccupationalMap: release.maps.length,
        Occupation: release.occupations.length,
        Placement: release.placements.length,
        Skill: release.skills.length,
        Alias: release.aliases.length,
        Classification: release.crosswalks.length,
      });
    },
  },
};

suite('the analysts’ queries', () => {
  beforeAll(async () => {
    await clear(driver);
    const { dataset, moves } = await readShipped();
    shipped = { dataset, moves, current: dataset.listOccupations() };
    await withStore(configure(), (store) => store.saveRelease(dataset.release, { moves }));
  }, 240_000);
  afterAll(() => driver.close());

  it('are all asked here, at least fifteen', () => {
    const files = readdirSync(queriesFolder).map((file) => file.replace(/\.cypher$/, ''));
    expect(files.length).toBeGreaterThanOrEqual(15);
    expect(sorted(Object.keys(asked))).toEqual(sorted(files));
  });

  it('name every occupation as answers do', async () => {
    const { records } = await driver.executeQuery(
      'MATCH (o:Occupation {current: true}) RETURN o.id AS id, o.title AS title, o.map AS map, o.tier AS tier, o.level AS level ORDER BY id',
    );
    expect(records.map((record) => record.toObject())).toEqual(
      shipped.current.map(({ id, title, map, tier, level }) => ({ id, title, map: map.id, tier, level })),
    );
  });

  it.each(Object.keys(asked))('%s', async (name) => {
    const text = readFileSync(join(queriesFolder, `${name}.cypher`), 'utf8');
    const [, question, , columns] =
      /^\/\/ ([^\n]+\?)\n\/\/ Parameters: ([^\n]+)\.\n\/\/ Columns: ([^\n]+)\.\n/.exec(text) ?? [];
    expect(question).toBeDefined();
    expect(text).toContain('\nMATCH (active:ActiveRelease)\n');
    const { parameters = {}, check } = asked[name] as Asked;
    const named = new Set([...text.matchAll(/\$(\w+)/g)].map((match) => match[1]));
    expect(sorted(named)).toEqual(sorted(Object.keys(parameters)));
    const { keys, records } = await driver.executeQuery(text.replace(/;\s*$/, ''), parameters, { routing: 'READ' });
    expect(keys).toEqual(columns?.split(', '));
    const rows = records.map((record) => record.toObject());
    expect(rows).not.toHaveLength(0);
    check(rows, shipped);
  });
});
