/**
 * Proves each piece of evidence of a step again: by the clusters, levels, titles and profiles of that very pair.
 * A piece that names its witnesses (clusters, levels) is judged by these; its sentences must be those of
 * model/wording.ts over what was proved. Presence is checked too where a fact alone decides it: one cluster,
 * a title ladder, a common output.
 */
import { type CurrentOccupation, type Dataset, tierRank } from '../dataset/dataset.js';
import type { Step } from '../model/answer.js';
import type { Evidence } from '../model/move.js';
import type { Cluster } from '../model/release.js';
import { type EvidenceType, evidenceTypes, type Relation, relations } from '../model/vocabulary.js';
import { tellEvidence } from '../model/wording.js';
import type { Ground } from './faults.js';
import { findLadder } from './standing.js';

type Facts = Omit<Evidence, 'printed' | 'inferred'>;

/** Where our own words come from. */
const editorial = 'editorial';

/** The two ends of a step, with the place of its evidence in the answer. */
interface Claim extends Ground {
  readonly path: string;
  readonly from: CurrentOccupation;
  readonly to: CurrentOccupation;
}

/** Checks the evidence and the relations of a step that stands at `path`. */
export function verifyEvidence(
  ground: Ground,
  path: string,
  step: Pick<Step, 'evidence' | 'relations'>,
  from: CurrentOccupation,
  to: CurrentOccupation,
): void {
  const { faults } = ground;
  step.evidence.forEach((piece, index) => {
    verifyPiece({ ...ground, path: `${path}.evidence[${index}]`, from, to }, piece);
  });
  const types = step.evidence.map(({ type }) => type);
  const ordered = evidenceTypes.filter((type) => types.includes(type));
  faults.same(`${path}.evidence`, types.join(', '), ordered.join(', '));
  for (const type of listCertain(ground.dataset, from, to)) {
    if (!types.includes(type)) faults.add(`${path}.evidence`, types.join(', '), `The data also hold ${type}.`);
  }
  verifyRelations({ ...ground, path: `${path}.relations`, from, to }, step);
}

function verifyPiece(claim: Claim, piece: Evidence): void {
  const { faults, path, dataset } = claim;
  const found = prove(claim, piece);
  if (!found) return;
  faults.sameFields(path, piece, found, [
    'source',
    'edition',
    'reversed',
    'clusters',
    'rows',
    'levels',
    'trade',
    'shared',
  ]);
  const told = tellEvidence(found, dataset);
  faults.sameFields(path, { ...told, ...piece }, { ...piece, ...told }, ['printed', 'inferred']);
}

/** The facts of a piece as the data have them; undefined, with its fault recorded, where there is nothing to it. */
function prove(claim: Claim, piece: Evidence): Facts | undefined {
  switch (piece.type) {
    case 'printed-row':
    case 'sole-next-cluster':
    case 'same-pathway':
      return proveLink(claim, piece, piece.type);
    case 'same-cluster':
    case 'level-in-cluster':
      return proveCluster(claim, piece, piece.type);
    case 'title-ladder':
      return proveLadder(claim, piece);
    case 'shared-skills':
    case 'shared-outputs':
      return proveShared(claim, piece, piece.type);
    default:
      return refuse(claim, piece, 'Nothing in this release can prove it.');
  }
}

function refuse({ faults, path }: Claim, { type }: Evidence, found: string): undefined {
  faults.add(`${path}.type`, type, found);
}

function bare(type: EvidenceType, source: string): Facts {
  return {
    type,
    source,
    edition: null,
    reversed: false,
    clusters: null,
    rows: null,
    levels: null,
    trade: null,
    shared: null,
  };
}

/** The two clusters that a piece names, where each holds its occupation now. */
function findWitnesses(claim: Claim, piece: Evidence): { readonly from: Cluster; readonly to: Cluster } | undefined {
  const { dataset, faults, path } = claim;
  const { clusters } = piece;
  if (!clusters) {
    faults.add(`${path}.clusters`, clusters, `Evidence of the type ${piece.type} names two clusters.`);
    return undefined;
  }
  const [from, to] = (['from', 'to'] as const).map((end) => {
    const held = claim[end].placements.find(({ cluster }) => cluster === clusters[end]);
    if (held) return dataset.getCluster(held.cluster, held.edition);
    faults.add(`${path}.clusters.${end}`, clusters[end], `${claim[end].id} does not stand in it now.`);
    return undefined;
  });
  return from && to ? { from, to } : undefined;
}

function proveLink(
  claim: Claim,
  piece: Evidence,
  type: 'printed-row' | 'sole-next-cluster' | 'same-pathway',
): Facts | undefined {
  const witnesses = findWitnesses(claim, piece);
  if (!witnesses) return undefined;
  const { from, to } = witnesses;
  if (from.id === to.id) return refuse(claim, piece, `Both stand in ${from.id}.`);
  if (from.pathway !== to.pathway || from.edition !== to.edition) {
    return refuse(claim, piece, `${from.pathway} and ${to.pathway} are two pathways.`);
  }
  const rise = tierRank(to.tier) - tierRank(from.tier);
  const [lower, higher] = rise < 0 ? [to, from] : [from, to];
  const above = claim.dataset.listClusters(from.map, from.edition).filter(({ pathway, tier }) => {
    const height = tierRank(tier) - tierRank(lower.tier);
    return pathway === from.pathway && height > 0 && height <= Math.abs(rise);
  });
  const rows = (from.rows ?? []).filter((row) => to.rows?.includes(row));
  const between = above.filter(({ tier }) => tier !== higher.tier);
  if (type === 'printed-row') {
    if (rise === 0 || rows.length === 0) return refuse(claim, piece, 'The two clusters meet in no row.');
    const crossed = between.find((cluster) => cluster.rows?.some((row) => rows.includes(row)));
    if (crossed) return refuse(claim, piece, `${crossed.id} stands in the row between the two.`);
  }
  if (type === 'sole-next-cluster' && (rise === 0 || above.length !== 1)) {
    return refuse(claim, piece, `Of the clusters up to that tier ${above.length} stand above ${lower.id}.`);
  }
  if (type === 'same-pathway' && Math.abs(rise) === 1 && rows.length > 0) {
    return refuse(claim, piece, `The two clusters meet in row ${rows.join(', ')}.`);
  }
  return {
    ...bare(type, claim.dataset.getEdition(from.edition).source),
    edition: from.edition,
    reversed: rise < 0,
    clusters: { from: from.id, to: to.id },
    rows: type === 'printed-row' ? rows : null,
  };
}

function proveCluster(claim: Claim, piece: Evidence, type: 'same-cluster' | 'level-in-cluster'): Facts | undefined {
  const witnesses = findWitnesses(claim, piece);
  if (!witnesses) return undefined;
  const { from, to } = witnesses;
  if (from.id !== to.id) return refuse(claim, piece, `${from.id} and ${to.id} are two clusters.`);
  const facts: Facts = {
    ...bare(type, claim.dataset.getEdition(from.edition).source),
    edition: from.edition,
    clusters: { from: from.id, to: to.id },
  };
  if (type === 'same-cluster') return facts;
  const levels = { from: listLevels(claim.from, from), to: listLevels(claim.to, to) };
  const pick = (end: 'from' | 'to'): number | undefined => {
    const stated = piece.levels?.[end];
    return levels[end].find((level) => level === stated) ?? levels[end][0];
  };
  const [low, high] = [pick('from'), pick('to')];
  if (low === undefined || high === undefined) return refuse(claim, piece, 'One of the two prints no level there.');
  if (low === high) return refuse(claim, piece, `Both print level ${low} there.`);
  return { ...facts, reversed: low > high, levels: { from: low, to: high } };
}

/** Levels that a cluster prints for an occupation, in print order. */
function listLevels(occupation: CurrentOccupation, cluster: Cluster): readonly number[] {
  return occupation.placements.flatMap(({ cluster: id, level }) =>
    id === cluster.id && level !== null ? [level] : [],
  );
}

function proveLadder(claim: Claim, piece: Evidence): Facts | undefined {
  const { dataset, from, to } = claim;
  const ladder = findLadder(dataset, from, to);
  if (!ladder) return refuse(claim, piece, `"${from.title}" and "${to.title}" are no ladder.`);
  const shared = from.maps.filter((map) => to.maps.includes(map)).map((map) => dataset.getMap(map).edition);
  const edition = shared.find((id) => id === piece.edition) ?? shared[0] ?? from.map.edition;
  const { source } = dataset.getEdition(edition);
  return { ...bare('title-ladder', source), edition, reversed: ladder.climb < 0, trade: ladder.trade };
}

function proveShared(claim: Claim, piece: Evidence, type: 'shared-skills' | 'shared-outputs'): Facts | undefined {
  const list = ({ profile }: CurrentOccupation): readonly string[] =>
    (type === 'shared-skills' ? profile?.needs.map(({ skill }) => skill) : profile?.outputs) ?? [];
  const own = list(claim.from);
  const common = list(claim.to).filter((id) => own.includes(id));
  if (common.length === 0) return refuse(claim, piece, 'Their profiles share none.');
  const stated = piece.shared ?? [];
  const complete = new Set(stated).size === stated.length && [...stated].sort().join() === [...common].sort().join();
  return { ...bare(type, editorial), shared: complete ? [...stated] : common };
}

/** Types of evidence that the data alone decide, without a judgement of how much is enough. */
function listCertain(dataset: Dataset, from: CurrentOccupation, to: CurrentOccupation): readonly EvidenceType[] {
  const certain: EvidenceType[] = [];
  if (findLadder(dataset, from, to)) certain.push('title-ladder');
  if (from.placements.some((a) => to.placements.some((b) => a.cluster === b.cluster))) certain.push('same-cluster');
  if (from.profile?.outputs.some((output) => to.profile?.outputs.includes(output))) certain.push('shared-outputs');
  return certain;
}

const provedBy: Partial<Record<EvidenceType, Relation>> = {
  'printed-row': 'PROGRESSES_TO',
  'sole-next-cluster': 'PROGRESSES_TO',
  'level-in-cluster': 'PROGRESSES_TO',
  'title-ladder': 'PROGRESSES_TO',
  'same-cluster': 'SAME_CLUSTER',
  'shared-skills': 'SHARES_SKILLS',
};

/**
 * Relations follow from evidence. One pathway makes a progression between tiers and shared skills inside one; where
 * the two stand in it more than once either may be meant, though the evidence names one pair of clusters.
 */
function verifyRelations(claim: Claim, step: Pick<Step, 'evidence' | 'relations'>): void {
  const needed = new Set<Relation>();
  for (const { type } of step.evidence) {
    const proved = provedBy[type];
    if (proved) needed.add(proved);
    if (type !== 'same-pathway') continue;
    const possible = listPairs(claim).map(({ from, to }) =>
      from.tier === to.tier ? 'SHARES_SKILLS' : 'PROGRESSES_TO',
    );
    const stated = possible.filter((relation) => step.relations.includes(relation));
    for (const relation of stated.length > 0 ? stated : possible) needed.add(relation);
  }
  const found = relations.filter((relation) => needed.has(relation));
  claim.faults.same(claim.path, step.relations.join(', '), found.join(', '));
}

/** Pairs of clusters of one pathway in which the two stand, one cluster each. */
function listPairs({ dataset, from, to }: Claim): readonly { readonly from: Cluster; readonly to: Cluster }[] {
  return from.placements.flatMap((a) =>
    to.placements
      .filter((b) => a.pathway === b.pathway && a.cluster !== b.cluster)
      .map((b) => ({ from: dataset.getCluster(a.cluster, a.edition), to: dataset.getCluster(b.cluster, b.edition) })),
  );
}
