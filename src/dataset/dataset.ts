/**
 * The entry of dataset/: a checked, immutable Release with the look-ups that everything else uses.
 * Nothing here judges; it only finds. Lists come in one stable order whatever the seeds' order was.
 */
import { TrellisError } from '../model/errors.js';
import type {
  Cluster,
  Edition,
  Gate,
  Need,
  OccupationalMap,
  Output,
  Pathway,
  Placement,
  Profile,
  Release,
  Skill,
  Source,
} from '../model/release.js';
import { slug, type Tier, tiers } from '../model/vocabulary.js';

/** An occupation of the current release as answers speak of it: from its first current placement. */
export interface CurrentOccupation {
  readonly id: string;
  readonly title: string;
  readonly map: OccupationalMap;
  /** Every map that it stands on, the first its own. */
  readonly maps: readonly string[];
  readonly tier: Tier;
  /** Null where no placement prints one. */
  readonly level: number | null;
  readonly degree: boolean;
  /** Current placements in print order; never empty. */
  readonly placements: readonly Placement[];
  /** Undefined where no skills are written for it; gates alone make no profile. */
  readonly profile: Profile | undefined;
  /** The hardest first; empty where none is known. */
  readonly gates: readonly Gate[];
}

export interface Dataset {
  readonly release: Release;
  readonly dataVersion: string;
  /** Current occupations sorted by id. */
  listOccupations(): readonly CurrentOccupation[];
  findOccupation(id: string): CurrentOccupation | undefined;
  /** Throws `unknown-occupation` for an id that the current release does not hold. */
  getOccupation(id: string): CurrentOccupation;
  /** Clusters of one edition of a map, in print order; the current edition where none is named. */
  listClusters(map: string, edition?: string): readonly Cluster[];
  listPathways(map: string, edition?: string): readonly Pathway[];
  /** Throws `not-found`; the current edition where none is named. */
  getCluster(id: string, edition?: string): Cluster;
  getPathway(id: string, edition?: string): Pathway;
  /** By id, name or slug of the name. */
  findMap(name: string): OccupationalMap | undefined;
  getMap(name: string): OccupationalMap;
  listPlacements(): readonly Placement[];
  /** Whether a placement belongs to the edition that its map is answered from. */
  isCurrent(placement: { readonly map: string; readonly edition: string }): boolean;
  getSkill(id: string): Skill;
  findSkill(id: string): Skill | undefined;
  getOutput(id: string): Output;
  getEdition(id: string): Edition;
  getSource(id: string): Source;
  /** What an occupation needs, most important first; empty where no profile is written. */
  listNeeds(occupation: string): readonly Need[];
  /** The hardest first; empty where none is known. */
  listGates(occupation: string): readonly Gate[];
  /** Gates that a move has to pass: those of the destination that the origin has not passed already. */
  listNewGates(from: string, to: string): readonly Gate[];
  /** How many current occupations need a skill. */
  countUses(skill: string): number;
  /** How many current occupations have a profile. */
  readonly profiledCount: number;
}

function byId<T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}

function getFrom<T>(items: ReadonlyMap<string, T>, key: string, what: string): T {
  const item = items.get(key);
  if (item === undefined) throw new TrellisError('not-found', `There is no ${what} with the id "${key}".`);
  return item;
}

/** Builds the look-ups over a release that has been checked. Costs one pass over it. */
export function openDataset(release: Release): Dataset {
  const maps = byId(release.maps);
  const editions = byId(release.editions);
  const sources = byId(release.sources);
  const skills = byId(release.skills);
  const outputs = byId(release.outputs);
  const clusters = new Map(release.clusters.map((cluster) => [`${cluster.edition}/${cluster.id}`, cluster]));
  const pathways = new Map(release.pathways.map((pathway) => [`${pathway.edition}/${pathway.id}`, pathway]));
  const profiles = new Map(release.profiles.map((profile) => [profile.occupation, profile]));

  const isCurrent = (place: { readonly map: string; readonly edition: string }): boolean =>
    maps.get(place.map)?.edition === place.edition;

  const placementsOf = new Map<string, Placement[]>();
  for (const placement of release.placements) {
    if (!isCurrent(placement)) continue;
    const list = placementsOf.get(placement.occupation);
    if (list) list.push(placement);
    else placementsOf.set(placement.occupation, [placement]);
  }

  const listGates = (id: string): readonly Gate[] => profiles.get(id)?.gates ?? [];

  const occupations = new Map<string, CurrentOccupation>();
  for (const id of [...placementsOf.keys()].sort()) {
    const placements = placementsOf.get(id) ?? [];
    const first = placements[0];
    if (!first) continue;
    const cluster = getFrom(clusters, `${first.edition}/${first.cluster}`, 'cluster');
    occupations.set(id, {
      id,
      title: first.title,
      map: getFrom(maps, first.map, 'map'),
      maps: [...new Set(placements.map((placement) => placement.map))],
      tier: cluster.tier,
      level: placements.find((placement) => placement.level !== null)?.level ?? null,
      degree: placements.some((placement) => placement.degree),
      placements,
      profile: (profiles.get(id)?.needs.length ?? 0) > 0 ? profiles.get(id) : undefined,
      gates: listGates(id),
    });
  }
  const list = [...occupations.values()];

  const uses = new Map<string, number>();
  for (const occupation of list) {
    for (const need of occupation.profile?.needs ?? []) uses.set(need.skill, (uses.get(need.skill) ?? 0) + 1);
  }

  const findMap = (name: string): OccupationalMap | undefined => {
    const wanted = name.trim().toLowerCase();
    return release.maps.find((map) => map.id === wanted || map.name.toLowerCase() === wanted);
  };

  return {
    release,
    dataVersion: release.dataVersion,
    listOccupations: () => list,
    findOccupation: (id) => occupations.get(id),
    getOccupation(id) {
      const occupation = occupations.get(id);
      if (!occupation) {
        throw new TrellisError('unknown-occupation', `There is no occupation with the id "${id}" in this release.`);
      }
      return occupation;
    },
    listClusters: (map, edition = maps.get(map)?.edition) =>
      release.clusters.filter((cluster) => cluster.map === map && cluster.edition === edition),
    listPathways: (map, edition = maps.get(map)?.edition) =>
      release.pathways.filter((pathway) => pathway.map === map && pathway.edition === edition),
    getCluster: (id, edition = maps.get(id.split('.')[0] ?? '')?.edition) =>
      getFrom(clusters, `${edition}/${id}`, 'cluster'),
    getPathway: (id, edition = maps.get(id.split('.')[0] ?? '')?.edition) =>
      getFrom(pathways, `${edition}/${id}`, 'pathway'),
    findMap,
    getMap(name) {
      const map = findMap(name);
      if (map) return map;
      const starts = slug(name)
        .split('-')
        .filter((word) => word.length > 3)
        .map((word) => word.slice(0, 4));
      const near = release.maps.filter(({ id }) => id.split('-').some((word) => starts.includes(word.slice(0, 4))));
      const list = (maps: readonly OccupationalMap[], last: string): string => maps.map(({ id }) => id).join(last);
      const said =
        near.length > 0 ? `Did you mean ${list(near, ' or ')}?` : `The maps are: ${list(release.maps, ', ')}.`;
      throw new TrellisError('unknown-map', `There is no map called "${name}". ${said}`);
    },
    listPlacements: () => release.placements,
    isCurrent,
    getSkill: (id) => getFrom(skills, id, 'skill'),
    findSkill: (id) => skills.get(id),
    getOutput: (id) => getFrom(outputs, id, 'output'),
    getEdition: (id) => getFrom(editions, id, 'edition'),
    getSource: (id) => getFrom(sources, id, 'source'),
    listNeeds: (id) => profiles.get(id)?.needs ?? [],
    listGates,
    listNewGates(from, to) {
      const passed = listGates(from);
      if (passed.length === 0) return listGates(to);
      return listGates(to).filter(
        ({ kind, name, authority }) =>
          !passed.some((gate) => gate.kind === kind && gate.name === name && gate.authority === authority),
      );
    },
    countUses: (id) => uses.get(id) ?? 0,
    profiledCount: list.filter((occupation) => occupation.profile).length,
  };
}

/** Position of a tier, 0 for technical to 2 for professional. */
export function tierRank(tier: Tier): number {
  return tiers.indexOf(tier);
}
