/** The page about the data: sources, editions, method, measured quality, limits, licences, accessibility. */
import type { Service } from '../service/service.js';
import type { PageView } from './page-view.js';
import { saySource } from './say.js';

export interface AboutModel {
  readonly counts: string;
  readonly editions: readonly {
    readonly name: string;
    readonly source: string;
    readonly licence: string;
    readonly maps: string;
  }[];
  readonly findings: string;
  readonly withoutLevel: string;
  readonly codes: readonly string[];
}

export function viewAbout(service: Service): PageView<AboutModel> {
  const { dataset } = service;
  const occupations = dataset.listOccupations();
  const { counts } = service.findings({ limit: 1 });
  const unknown = occupations.filter(({ level }) => level === null).length;
  return {
    template: 'about',
    status: 200,
    title: 'About the data and its limits',
    section: 'about',
    editions: [],
    model: {
      counts: `${dataset.release.maps.length} maps, ${occupations.length} jobs, ${dataset.release.skills.length} skills`,
      editions: service.editions().editions.map(({ name, source, maps }) => ({
        name,
        source: saySource(service, source.id),
        licence: source.licence,
        maps: maps
          .filter(({ answeredFrom }) => answeredFrom)
          .map(({ map }) => dataset.getMap(map).name)
          .join('; '),
      })),
      findings: `Our checks list ${counts.error} errors, ${counts.warning} warnings and ${counts.note} notes.`,
      withoutLevel: `${unknown} of ${occupations.length} jobs have no level in print. We leave it unknown and never guess it.`,
      codes: dataset.release.crosswalks.map(({ reference, disclaimer }) => `${reference}: ${disclaimer}`),
    },
  };
}
