/** Occupations and maps as they are looked up: what the print holds, what we add, what is doubtful. */
import type { CurrentOccupation, Dataset } from '../dataset/dataset.js';
import { type CareerGraph, loadProjection } from '../graph/career-graph.js';
import type { MapAnswer, OccupationAnswer } from '../model/answer.js';
import type { OccupationalMap } from '../model/release.js';
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
  const placements = dataset.listPlacements().filter((place) => place.map === map.id && dataset.isCurrent(place));
  const clusters = dataset.listClusters(map.id);
  return {
    dataVersion: dataset.dataVersion,
    editions: [{ map: map.id, edition: map.edition, source: dataset.getEdition(map.edition).source }],
    map: { id: map.id, name: map.name, edition: map.edition, doubt: map.doubt },
    pathways: dataset.listPathways(map.id).map(({ id, name, doubt }) => ({
      id,
      name,
      doubt,
      clusters: clusters
        .filter((cluster) => cluster.pathway === id)
        .map((cluster) => ({
          id: cluster.id,
          name: cluster.name,
          tier: cluster.tier,
          rows: cluster.rows ? [...cluster.rows] : null,
          apprenticeshipOnly: cluster.apprenticeshipOnly,
          description: cluster.description,
          doubt: cluster.doubt,
          occupations: placements
            .filter((place) => place.cluster === cluster.id)
            .map(({ occupation, title, level, degree, specialisms, doubt: doubted }) => ({
              id: occupation,
              title,
              level,
              degree,
              specialisms: [...specialisms],
              doubt: doubted,
            })),
        })),
    })),
    notes: listNotes([]),
  };
}
