/**
 * Our likeness of occupations beside two that we did not make: ESCO's skills and the tasks of the UK Standard Skills
 * Classification, each through the codes that the seeds give. Rank correlation (Spearman 1904) over random pairs and
 * over pairs within a map, and the pairs on which the two disagree most, to be read.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { createDraw, loadShippedPlanner, print, readOptions, root, UsageError } from './measure.mjs';

export const line = 'rank correlation of our likeness with those of ESCO and the Standard Skills Classification';

const pairCount = 20_000;
const shown = 20;

export async function run(args) {
  const options = readOptions(args, {
    data: { type: 'string', default: process.env.TRELLIS_REFERENCE_DATA || join(root, '..', 'shared', 'data') },
    json: { type: 'boolean', default: false },
  });
  if (!existsSync(options.data)) throw new UsageError(`There is no reference data in "${options.data}".`);
  const read = (path, encoding = 'utf8') =>
    parse(readFileSync(join(options.data, path)).toString(encoding), { columns: true, bom: true, relax_quotes: true });
  const { graph } = await loadShippedPlanner();
  const { dataset, occupations } = graph;
  const coverage = graph.skills.compareAll();
  const own = (a, b) => (coverage[a].coverage[b] + coverage[b].coverage[a]) / 2;
  const codesOf = (target) =>
    new Map(
      dataset.release.crosswalks.find((list) => list.target === target)?.codes.map((row) => [row.occupation, row.code]),
    );
  const references = {
    esco: compileEsco(read('esco-v1.1.1/occupationSkillRelations.csv'), codesOf('esco')),
    ssc: compileSsc(read('ssc-v0.9.1/sug_task_relatedness.csv', 'latin1'), codesOf('ssc')),
  };
  const answer = { dataVersion: dataset.dataVersion };
  for (const [name, vectors] of Object.entries(references)) {
    const held = occupations.flatMap(({ id, profile }, index) => (profile && vectors.has(id) ? [index] : []));
    const theirs = (a, b) => cosine(vectors.get(occupations[a].id), vectors.get(occupations[b].id));
    const apart = (a, b) => a !== b && vectors.get(occupations[a].id) !== vectors.get(occupations[b].id);
    const random = await drawPairs(held, apart);
    const mapped = await drawPairs(
      held,
      (a, b) => apart(a, b) && occupations[a].maps.some((map) => occupations[b].maps.includes(map)),
    );
    answer[name] = { occupations: held.length };
    for (const [kind, pairs] of [
      ['random', random],
      ['withinMap', mapped],
    ]) {
      const rows = pairs.map(([a, b]) => ({
        a: occupations[a].title,
        b: occupations[b].title,
        own: own(a, b),
        theirs: theirs(a, b),
      }));
      const ranks = [rankAll(rows.map((row) => row.own)), rankAll(rows.map((row) => row.theirs))];
      const gaps = rows.map((row, place) => ({ ...row, gap: (ranks[0][place] - ranks[1][place]) / rows.length }));
      gaps.sort((x, y) => Math.abs(y.gap) - Math.abs(x.gap));
      answer[name][kind] = { pairs: rows.length, correlation: correlate(...ranks), apart: gaps.slice(0, shown) };
    }
  }
  if (options.json) return print(JSON.stringify(answer));
  print(`Release ${answer.dataVersion}; Spearman's rank correlation with our likeness (mean coverage both ways)\n`);
  for (const name of Object.keys(references)) {
    const { occupations: count, random, withinMap } = answer[name];
    print(
      `${name.padEnd(5)} ${count} occupations with a code: ${random.correlation.toFixed(3)} over ${random.pairs} random pairs, ${withinMap.correlation.toFixed(3)} over ${withinMap.pairs} within a map`,
    );
  }
  for (const name of Object.keys(references)) {
    print(`\nFurthest apart within a map, ${name} (ours, theirs):`);
    for (const { a, b, own: ours, theirs } of answer[name].withinMap.apart)
      print(`  ${ours.toFixed(2)}  ${theirs.toFixed(2)}  ${a} / ${b}`);
  }
}

/** Skills of each coded occupation, optional ones at half, each weighted by its rarity. */
function compileEsco(rows, codes) {
  const byOccupation = new Map();
  for (const { occupationUri, relationType, skillUri } of rows) {
    const code = occupationUri.split('/').at(-1);
    const bag = byOccupation.get(code) ?? new Map();
    bag.set(skillUri, relationType === 'essential' ? 1 : 0.5);
    byOccupation.set(code, bag);
  }
  return weigh(byOccupation, codes);
}

/** Tasks of each coded sub-unit group by their relatedness, each weighted by its rarity. */
function compileSsc(rows, codes) {
  const byGroup = new Map();
  for (const row of rows) {
    const [group, task, relatedness] = Object.values(row);
    const bag = byGroup.get(group) ?? new Map();
    bag.set(task, Number(relatedness) / 100);
    byGroup.set(group, bag);
  }
  return weigh(byGroup, codes);
}

function weigh(bags, codes) {
  const uses = new Map();
  for (const bag of bags.values()) for (const key of bag.keys()) uses.set(key, (uses.get(key) ?? 0) + 1);
  const vectors = new Map();
  for (const [code, bag] of bags) {
    const weighted = [...bag].map(([key, weight]) => [key, weight * Math.log(1 + bags.size / uses.get(key))]);
    const length = Math.hypot(...weighted.map(([, weight]) => weight));
    vectors.set(code, new Map(weighted.map(([key, weight]) => [key, weight / length])));
  }
  return new Map(
    [...codes].flatMap(([occupation, code]) => (vectors.has(code) ? [[occupation, vectors.get(code)]] : [])),
  );
}

function cosine(a, b) {
  let sum = 0;
  for (const [key, weight] of a.size < b.size ? a : b) sum += weight * ((a.size < b.size ? b : a).get(key) ?? 0);
  return sum;
}

/** Different pairs that are wanted, at most `pairCount`; the same ones in every run. */
async function drawPairs(held, isWanted) {
  const draw = await createDraw();
  const pairs = new Map();
  for (let tries = 0; pairs.size < pairCount && tries < 40 * pairCount; tries++) {
    const [a, b] = [held[draw(held.length)], held[draw(held.length)]].sort((x, y) => x - y);
    if (isWanted(a, b)) pairs.set(`${a} ${b}`, [a, b]);
  }
  return [...pairs.values()];
}

/** Ranks from 1, ties at their mean. */
function rankAll(values) {
  const order = values.map((value, place) => [value, place]).sort((a, b) => a[0] - b[0]);
  const ranks = new Array(values.length);
  for (let start = 0; start < order.length; ) {
    let end = start;
    while (end < order.length && order[end][0] === order[start][0]) end++;
    for (let place = start; place < end; place++) ranks[order[place][1]] = (start + end + 1) / 2;
    start = end;
  }
  return ranks;
}

function correlate(a, b) {
  const mean = (a.length + 1) / 2;
  let product = 0;
  let left = 0;
  let right = 0;
  a.forEach((rank, place) => {
    product += (rank - mean) * (b[place] - mean);
    left += (rank - mean) ** 2;
    right += (b[place] - mean) ** 2;
  });
  return product / Math.sqrt(left * right);
}
