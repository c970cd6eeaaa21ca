/**
 * Random drawn releases for properties: one to three maps, occupations in several clusters and on several maps,
 * rows lost and rows spanned, titles that make ladders, profiles missing, gates, doubts, and maps of two editions.
 */
import fc from 'fast-check';
import type { Gate, Release } from '../../src/model/release.js';
import { growthKinds } from '../../src/model/vocabulary.js';
import { type Drawing, drawRelease } from '../support/draw-release.js';

const trades = ['scenic', 'prop', 'sound', 'wig'] as const;
const forms = ['% assistant', '% technician', 'senior % technician', '% specialist', '% manager', 'head of %s', '%ing'];
const titles = trades.flatMap((trade) => forms.map((form) => form.replace('%', trade)));
const skills = Array.from({ length: 9 }, (_, index) => `skill-${index}`);
const outputs = ['set', 'show', 'film'];
const rowChoices = ['1', '2', '1,2', '2,3', '?'] as const;
const levels = { t: [2, 3], h: [4, 5], p: [6, 7] } as const;

const gate: Gate = {
  kind: 'licence',
  name: 'Rigging licence',
  authority: 'The house',
  experienceCounts: null,
  after: [],
  doubt: null,
};

const cluster = fc.constantFrom('t', 'h', 'p' as const).chain((tier) =>
  fc.record({
    tier: fc.constant(tier),
    rows: fc.constantFrom(...rowChoices),
    occupations: fc.uniqueArray(
      fc.record({ title: fc.constantFrom(...titles), level: fc.constantFrom(...levels[tier], null) }),
      { minLength: 1, maxLength: 4, selector: ({ title }) => title },
    ),
  }),
);
const maps = fc.array(fc.array(fc.array(cluster, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 2 }), {
  minLength: 1,
  maxLength: 3,
});
const need = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 4 }));
const needs = fc.dictionary(fc.constantFrom(...titles), fc.dictionary(fc.constantFrom(...skills), need), {
  minKeys: 4,
  maxKeys: titles.length,
});

function subsets<T>(of: readonly T[], minLength = 0): fc.Arbitrary<T[]> {
  return fc.subarray([...of], { minLength });
}

/** Nothing prunes what it makes: every release is one that the dataset takes. */
export const randomRelease: fc.Arbitrary<Release> = fc
  .record({
    maps,
    needs,
    outputs: fc.dictionary(fc.constantFrom(...titles), subsets(outputs, 1)),
    gated: subsets(titles),
    growth: fc.dictionary(fc.constantFrom(...skills), subsets(growthKinds)),
    doubtful: subsets(titles),
    lateMaps: subsets([0, 1, 2]),
  })
  .map(({ maps: drawn, gated, doubtful, lateMaps, ...drawing }) => {
    const lines = drawn.flatMap((pathways, map) => [
      `# Map ${map}`,
      ...pathways.flatMap((clusters, pathway) => [
        `Way ${pathway}`,
        ...clusters.map(({ tier, rows, occupations }, place) => {
          const list = occupations.map(({ title, level }) => (level === null ? title : `${title} ${level}`));
          return `${tier} Group ${pathway} ${place} @${rows}: ${list.join(', ')}`;
        }),
      ]),
    ]);
    const whole: Drawing = { ...drawing, gates: Object.fromEntries(gated.map((title) => [title, [gate]])) };
    const release = drawRelease(lines.join('\n'), whole);
    const late = new Set(lateMaps.map((map) => `map-${map}`));
    const date = <T extends { readonly map: string; readonly edition: string }>(item: T): T =>
      late.has(item.map) ? { ...item, edition: 'later' } : item;
    return {
      ...release,
      sources: [
        ...release.sources,
        { id: '000', title: 'Later', publisher: 'A test', file: null, dated: null, licence: 'none' },
      ],
      editions: [...release.editions, { id: 'later', name: 'Later', source: '000', dated: null, order: 2 }],
      maps: release.maps.map((map) => (late.has(map.id) ? { ...map, edition: 'later', editions: ['later'] } : map)),
      pathways: release.pathways.map(date),
      clusters: release.clusters.map(date),
      placements: release.placements.map((placement) => ({
        ...date(placement),
        doubt: doubtful.includes(placement.title) ? 'A stain hides it.' : null,
      })),
    };
  });
