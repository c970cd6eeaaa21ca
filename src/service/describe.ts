/** Occupations and maps as they are looked up: what the print holds, what we add, what is doubtful. */
import type { CurrentOccupation, Dataset } from '../dataset/dataset.js';
import { type CareerGraph, loadProjection } from '../graph/career-graph.js';
import type { MapAnswer, OccupationAnswer, PrintedCluster, UsedEdition } from '../model/answer.js';
import type { ClusterAnswer } from '../model/browse.js';
import type { Cluster, OccupationalMap, Placement } from '../model/release.js';
import { listEditions, listNotes, toPlace } from '../planner/planner.js';

/** Everything held of one occupation: its placements over all editions, newest first, and its profile. */
export async function describeOccupation(graph: CareerGraph, occupation: CurrentOccupation): Promise<OccupationAnswer> {
  const { dataset } = graph;
  const { release } = dataset;
  const { countReach } = await loadProjection();
  const placements = dataset
    .listPlacements()
    .filter((placement) => placement.occupation === occupation.id)
    .map((placement) => {
      const cluster = dataset.getCluster(placement.cluster, placement.edition);
      return {
        map: placement.map,
        edition: placement.edition,
        current: dataset.isCurrent(placement),
        pathway: dataset.getPathway(placement.pathway, placement.edition).name,
        cluster: placement.cluster,
        clusterName: cluster.name,
        tier: cluster.tier,
        apprenticeshipOnly: cluster.apprenticeshipOnly,
        title: placement.title,
        printed: placement.printed,
        level: placement.level,
        degree: placement.degree,
        specialisms: [...placement.specialisms],
        doubt: placement.doubt,
      };
    })
    .sort((a, b) => Number(b.current) - Number(a.current));
  const codes = release.crosswalks.flatMap(({ target, codes }) =>
    codes.filter((match) => match.occupation === occupation.id).map(({ code, match }) => ({ target, code, match })),
  );
  return {
    dataVersion: dataset.dataVersion,
    editions: listEditions(dataset, [occupation]),
    occupation: toPlace(occupation),
    degree: occupation.degree,
    placements,
    aliases: release.aliases.filter((alias) => alias.occupations.includes(occupation.id)).map(({ alias }) => alias),
    skills: dataset.listNeeds(occupation.id).map((need) => {
      const { label, kind, line } = dataset.getSkill(need.skill);
      return { ...need, label, kind, line };
    }),
    outputs: (occupation.profile?.outputs ?? []).map((id) => ({ id, label: dataset.getOutput(id).label })),
    gates: [...dataset.listGates(occupation.id)],
    codes,
    identities: release.identities
      .filter((identity) => identity.occupations.includes(occupation.id))
      .map(({ kind, reason, doubt }) => ({ kind, reason, doubt })),
    reach: [...countReach(graph, occupation.id)],
    notes: [
      ...listNotes([occupation]),
      ...release.crosswalks
        .filter(({ target }) => codes.some((code) => code.target === target))
        .map(({ target, reference, disclaimer }) => ({
          code: `codes-${target}`,
          sentence: `${reference}: ${disclaimer}`,
        })),
    ],
  };
}

/** The printed map: pathways, their clusters by tier in print order, and the occupations of each. */
export function describeMap(dataset: Dataset, map: OccupationalMap): MapAnswer {
  const clusters = dataset.listClusters(map.id);
  const occupationsOf = listPrinted(dataset, map);
  return {
    dataVersion: dataset.dataVersion,
    editions: [tellEdition(dataset, map)],
    map: { id: map.id, name: map.name, edition: map.edition, doubt: map.doubt },
    pathways: dataset.listPathways(map.id).map(({ id, name, doubt }) => ({
      id,
      name,
      doubt,
      clusters: clusters
        .filter((cluster) => cluster.pathway === id)
        .map((cluster) => toPrinted(cluster, occupationsOf(cluster))),
    })),
    notes: listNotes([]),
  };
}

/** One cluster of the edition in force. Throws `not-found`. */
export function describeCluster(dataset: Dataset, id: string): ClusterAnswer {
  const cluster = dataset.getCluster(id);
  const map = dataset.getMap(cluster.map);
  const pathway = dataset.getPathway(cluster.pathway, cluster.edition);
  return {
    dataVersion: dataset.dataVersion,
    editions: [tellEdition(dataset, map)],
    map: { id: map.id, name: map.name },
    pathway: { id: pathway.id, name: pathway.name },
    cluster: toPrinted(cluster, listPrinted(dataset, map)(cluster)),
    notes: listNotes([]),
  };
}

/** The edition that a map is answered from. */
export function tellEdition(dataset: Dataset, map: OccupationalMap): UsedEdition {
  return { map: map.id, edition: map.edition, source: dataset.getEdition(map.edition).source };
}

function listPrinted(dataset: Dataset, map: OccupationalMap): (cluster: Cluster) => readonly Placement[] {
  const placements = dataset.listPlacements().filter((place) => place.map === map.id && dataset.isCurrent(place));
  return ({ id }) => placements.filter((place) => place.cluster === id);
}

function toPrinted(cluster: Cluster, placements: readonly Placement[]): PrintedCluster {
  const { id, name, tier, rows, apprenticeshipOnly, description, doubt } = cluster;
  return {
    id,
    name,
    tier,
    rows: rows ? [...rows] : null,
    apprenticeshipOnly,
    description,
    doubt,
    occupations: placements.map((place) => ({
      id: place.occupation,
      title: place.title,
      level: place.level,
      degree: place.degree,
      specialisms: [...place.specialisms],
      doubt: place.doubt,
    })),
  };
}
