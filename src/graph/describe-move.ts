/**
 * Tells the evidence of one move from the facts of that very pair: what the print shows, what is concluded.
 * Called for the few moves that an answer holds, never for the whole graph.
 */
import type { CurrentOccupation, Dataset } from '../dataset/dataset.js';
import type { Evidence } from '../model/move.js';
import type { Cluster } from '../model/release.js';
import { type EvidenceType, evidenceTypes } from '../model/vocabulary.js';
import { tellEvidence } from '../model/wording.js';
import { evidenceBits, linkClusters } from './derive-moves.js';
import { gradeTitle } from './titles.js';

const bareEvidence = {
  edition: null,
  reversed: false,
  clusters: null,
  rows: null,
  levels: null,
  trade: null,
  shared: null,
} as const;

/** Evidence of a move by its mask, strongest first; one entry a type. `sharedSkills` are ids, the weightiest first. */
export function describeEvidence(
  dataset: Dataset,
  evidence: number,
  sharedSkills: readonly string[],
  from: CurrentOccupation,
  to: CurrentOccupation,
): readonly Evidence[] {
  return evidenceTypes
    .filter((type) => (evidence & evidenceBits[type]) !== 0)
    .map((type) => {
      const facts = { ...bareEvidence, ...describeType(type, dataset, sharedSkills, from, to) };
      const source = facts.edition === null ? 'editorial' : dataset.getEdition(facts.edition).source;
      const piece = { type, source, ...facts };
      return { ...piece, ...tellEvidence(piece, dataset) };
    });
}

type Facts = Partial<Omit<Evidence, 'type' | 'source' | 'printed' | 'inferred'>>;

function describeType(
  type: EvidenceType,
  dataset: Dataset,
  sharedSkills: readonly string[],
  from: CurrentOccupation,
  to: CurrentOccupation,
): Facts {
  switch (type) {
    case 'printed-row':
    case 'sole-next-cluster':
    case 'same-pathway': {
      const pair = findLinkedClusters(type, dataset, from, to);
      if (!pair) return {};
      const rows = pair.from.rows?.filter((row) => pair.to.rows?.includes(row)) ?? [];
      return {
        edition: pair.from.edition,
        reversed: pair.reversed,
        clusters: { from: pair.from.id, to: pair.to.id },
        rows: type === 'printed-row' ? rows : null,
      };
    }
    case 'same-cluster':
    case 'level-in-cluster': {
      const shared = sharedCluster(from, to, type === 'level-in-cluster');
      if (!shared) return {};
      const facts = { edition: shared.edition, clusters: { from: shared.cluster, to: shared.cluster } };
      if (type === 'same-cluster' || shared.levels === null) return facts;
      return { ...facts, reversed: shared.levels.from > shared.levels.to, levels: shared.levels };
    }
    case 'title-ladder': {
      const [start, end] = [gradeTitle(from.title), gradeTitle(to.title)];
      const map = from.maps.find((id) => to.maps.includes(id)) ?? from.map.id;
      return { edition: dataset.getMap(map).edition, reversed: start.grade > end.grade, trade: end.trade };
    }
    case 'shared-skills':
      return { shared: [...sharedSkills] };
    case 'shared-outputs': {
      const product = new Set(to.profile?.outputs);
      return { shared: (from.profile?.outputs ?? []).filter((output) => product.has(output)) };
    }
    default:
      return {};
  }
}

/** The placements' clusters that the type of evidence links, read upwards or, failing that, downwards. */
function findLinkedClusters(
  type: EvidenceType,
  dataset: Dataset,
  from: CurrentOccupation,
  to: CurrentOccupation,
): { from: Cluster; to: Cluster; reversed: boolean } | undefined {
  for (const a of from.placements) {
    for (const b of to.placements) {
      if (a.pathway !== b.pathway || a.cluster === b.cluster) continue;
      const origin = dataset.getCluster(a.cluster, a.edition);
      const destination = dataset.getCluster(b.cluster, b.edition);
      const pathway = dataset.listClusters(a.map).filter((cluster) => cluster.pathway === a.pathway);
      const level = origin.tier === destination.tier && type === 'same-pathway';
      if (level || linkClusters(origin, destination, pathway) === type) {
        return { from: origin, to: destination, reversed: false };
      }
      if (linkClusters(destination, origin, pathway) === type) return { from: origin, to: destination, reversed: true };
    }
  }
  return undefined;
}

function sharedCluster(
  from: CurrentOccupation,
  to: CurrentOccupation,
  withLevels: boolean,
): { cluster: string; edition: string; levels: { from: number; to: number } | null } | undefined {
  for (const a of from.placements) {
    for (const b of to.placements) {
      if (a.cluster !== b.cluster) continue;
      const levels =
        a.level !== null && b.level !== null && a.level !== b.level ? { from: a.level, to: b.level } : null;
      if (!withLevels || levels) return { cluster: a.cluster, edition: a.edition, levels };
    }
  }
  return undefined;
}
