/**
 * Fits the weights of the ranking with whole maps left out, and says what each part adds. A pair's destination is one
 * choice among all other occupations (conditional logit, McFadden 1974); its weights come from the pairs of all maps
 * but its origin's own, so that no map helps to rank itself. Few weights on purpose, on natural scales. The policy of
 * the planner holds their rounded values; this bench ranks by the linear score itself, without paths and priors.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { loadBuilt, loadShippedPlanner, print, readOptions, root, UsageError } from './measure.mjs';

export const line = 'weights of the ranking fitted with whole maps left out, and what each part adds';

const structure = [
  'sameMap',
  'samePathway',
  'sameCluster',
  'tierUp',
  'tierUpInPathway',
  'levelUpInCluster',
  'levelsDown',
];
const all = [...structure, 'title', 'coverage'];
const sets = {
  structure,
  titles: ['title'],
  skills: ['coverage'],
  outputs: ['outputs'],
  'structure and titles': [...structure, 'title'],
  'structure and skills': [...structure, 'coverage'],
  all,
  'all and outputs': [...all, 'outputs'],
};
const ridge = 0.002;
const steps = 40;

export async function run(args) {
  const options = readOptions(args, {
    pairs: { type: 'string', default: join(root, '..', 'shared', 'data', 'progressions-dev', 'stated.csv') },
    json: { type: 'boolean', default: false },
  });
  const planner = await loadShippedPlanner();
  const { graph } = planner;
  const [{ createService }, { compareStandings }, { createBaselines }, { tierRank }] = await Promise.all([
    loadBuilt('service/service.js'),
    loadBuilt('graph/career-graph.js'),
    loadBuilt('evaluation/baselines.js'),
    loadBuilt('dataset/dataset.js'),
  ]);
  const pairs = readPairs(options.pairs, createService(planner), graph);
  const measureOf = remember(createFeatures(graph, compareStandings, createBaselines(graph), tierRank));
  const table = {};
  for (const [name, features] of Object.entries(sets)) table[name] = judge(features, pairs, graph, measureOf);
  for (const feature of all) {
    table[`all without ${feature}`] = judge(
      all.filter((other) => other !== feature),
      pairs,
      graph,
      measureOf,
    );
  }
  if (options.json)
    return print(JSON.stringify({ dataVersion: graph.dataset.dataVersion, pairs: pairs.length, table }));
  print(
    `${pairs.length} pairs of release ${graph.dataset.dataVersion}, each ranked by weights fitted without its map\n`,
  );
  print(`${''.padEnd(32)}   hit@10      MRR`);
  for (const [name, { hitAt10, mrr }] of Object.entries(table)) {
    print(`${name.padEnd(32)}   ${hitAt10.toFixed(3)}    ${mrr.toFixed(3)}`);
  }
  print(
    `\nWeights on all pairs: ${Object.entries(table.all.weights)
      .map(([name, value]) => `${name} ${value.toFixed(2)}`)
      .join(', ')}`,
  );
}

function readPairs(file, service, graph) {
  let rows;
  try {
    rows = parse(readFileSync(file, 'utf8'), { columns: true, bom: true });
  } catch (error) {
    throw new UsageError(
      `The pairs "${file}" cannot be read (${error.code ?? error.message}). Name them with --pairs.`,
    );
  }
  const find = (text) => {
    const resolution = service.names.resolve(text);
    return resolution.kind === 'resolved' ? graph.indexOf(resolution.occupation) : undefined;
  };
  const seen = new Set();
  return rows.flatMap(({ from, to }) => {
    const [origin, target] = [find(from), find(to)];
    const key = `${origin} ${target}`;
    if (origin === undefined || target === undefined || origin === target || seen.has(key)) return [];
    seen.add(key);
    return [{ origin, target, map: graph.occupations[origin].map.id }];
  });
}

/** What one occupation is to another, by name of the feature. */
function createFeatures(graph, compareStandings, baselines, tierRank) {
  const coverage = graph.skills.compareAll();
  const cosine = (name) => {
    const rows = new Map();
    return (from, to) => {
      if (!rows.has(from)) rows.set(from, baselines[name](from));
      return rows.get(from)[to] / 1e9;
    };
  };
  const [title, outputs] = [cosine('title-tfidf'), cosine('outputs')];
  return (from, to) => {
    const [a, b] = [graph.occupations[from], graph.occupations[to]];
    const { scope, rise } = compareStandings(a, b);
    const up = Number(tierRank(b.tier) > tierRank(a.tier));
    const inPathway = Number(scope === 'cluster' || scope === 'pathway');
    return {
      sameMap: Number(scope !== 'other-map'),
      samePathway: inPathway,
      sameCluster: Number(scope === 'cluster'),
      tierUp: up,
      tierUpInPathway: up * inPathway,
      levelUpInCluster: Number(scope === 'cluster' && !up && rise > 0),
      levelsDown: Math.max(0, -rise),
      title: title(from, to),
      coverage: coverage[from].coverage[to] || 0,
      outputs: outputs(from, to),
    };
  };
}

/** Each pair is measured once, however many sets ask for it. */
function remember(measureOf) {
  const known = new Map();
  return (from, to) => {
    const key = `${from} ${to}`;
    if (!known.has(key)) known.set(key, measureOf(from, to));
    return known.get(key);
  };
}

/** Measures of a set of features: each pair by the weights that the pairs of all other maps give. */
function judge(features, pairs, graph, measureOf) {
  const targetsOf = new Map();
  for (const { origin, target } of pairs) targetsOf.set(origin, [...(targetsOf.get(origin) ?? []), target]);
  const choices = pairs.map(({ origin, target, map }) => {
    const others = graph.occupations.flatMap((_, index) =>
      index === origin || (index !== target && targetsOf.get(origin).includes(index)) ? [] : [index],
    );
    const rows = others.map((index) => {
      const values = measureOf(origin, index);
      return features.map((name) => values[name]);
    });
    return { map, rows, chosen: others.indexOf(target) };
  });
  const weightsWithout = new Map();
  for (const map of new Set(pairs.map((pair) => pair.map))) {
    weightsWithout.set(map, fitWeights(choices.filter((choice) => choice.map !== map)));
  }
  let hits = 0;
  let reciprocals = 0;
  for (const { map, rows, chosen } of choices) {
    const weights = weightsWithout.get(map);
    const scores = rows.map((row) => score(row, weights));
    const own = scores[chosen];
    const before = scores.filter((value) => value > own + 1e-12).length;
    const tied = scores.filter((value) => Math.abs(value - own) <= 1e-12).length;
    hits += Math.min(1, Math.max(0, (10 - before) / tied));
    for (let place = before + 1; place <= before + tied; place++) reciprocals += 1 / place / tied;
  }
  const weights = fitWeights(choices);
  return {
    hitAt10: hits / choices.length,
    mrr: reciprocals / choices.length,
    weights: Object.fromEntries(features.map((name, place) => [name, weights[place]])),
  };
}

/** Newton's method on the penalised likelihood, which is concave; a step that falls is halved. */
function fitWeights(choices) {
  const size = choices[0].rows[0].length;
  let weights = new Array(size).fill(0);
  let now = climb(choices, weights);
  for (let step = 0; step < steps; step++) {
    const change = solve(now.curvature, now.gradient);
    let next;
    let tried;
    for (let share = 1; share > 1e-4; share /= 2) {
      tried = weights.map((weight, place) => weight + share * change[place]);
      next = climb(choices, tried);
      if (next.likelihood > now.likelihood) break;
    }
    if (next.likelihood - now.likelihood < 1e-9) break;
    weights = tried;
    now = next;
  }
  return weights;
}

function climb(choices, weights) {
  const size = weights.length;
  let likelihood = -ridge * weights.reduce((sum, weight) => sum + weight * weight, 0);
  const gradient = weights.map((weight) => -2 * ridge * weight);
  const curvature = weights.map((_, row) => weights.map((_, column) => (row === column ? 2 * ridge : 0)));
  for (const { rows, chosen } of choices) {
    const scores = rows.map((row) => score(row, weights));
    const highest = Math.max(...scores);
    const shares = scores.map((value) => Math.exp(value - highest));
    const total = shares.reduce((sum, share) => sum + share, 0);
    likelihood += (scores[chosen] - highest - Math.log(total)) / choices.length;
    const mean = new Array(size).fill(0);
    const square = weights.map(() => new Array(size).fill(0));
    rows.forEach((row, index) => {
      const share = shares[index] / total;
      for (let a = 0; a < size; a++) {
        if (row[a] === 0) continue;
        mean[a] += share * row[a];
        for (let b = 0; b <= a; b++) square[a][b] += share * row[a] * row[b];
      }
    });
    for (let a = 0; a < size; a++) {
      gradient[a] += (rows[chosen][a] - mean[a]) / choices.length;
      for (let b = 0; b <= a; b++) {
        const part = (square[a][b] - mean[a] * mean[b]) / choices.length;
        curvature[a][b] += part;
        if (a !== b) curvature[b][a] += part;
      }
    }
  }
  return { likelihood, gradient, curvature };
}

function score(row, weights) {
  let sum = 0;
  for (let place = 0; place < row.length; place++) sum += row[place] * weights[place];
  return sum;
}

/** Gauss elimination with pivots. */
function solve(matrix, right) {
  const rows = matrix.map((row, index) => [...row, right[index]]);
  for (let column = 0; column < rows.length; column++) {
    const pivot = rows.reduce(
      (best, row, index) => (index >= column && Math.abs(row[column]) > Math.abs(rows[best][column]) ? index : best),
      column,
    );
    [rows[column], rows[pivot]] = [rows[pivot], rows[column]];
    for (let row = 0; row < rows.length; row++) {
      if (row === column) continue;
      const factor = rows[row][column] / rows[column][column];
      for (let place = column; place <= rows.length; place++) rows[row][place] -= factor * rows[column][place];
    }
  }
  return rows.map((row, index) => row[rows.length] / row[index]);
}
