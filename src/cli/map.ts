/** `trellis map MAP`: one occupational map drawn in its three columns, as the print has it. */
import { wrapAnsi } from 'fast-wrap-ansi';
import type { MapAnswer } from '../model/answer.js';
import { tierNames, tiers } from '../model/vocabulary.js';
import type { Context, Define } from './context.js';
import { tellFoot } from './tell-steps.js';

export const define: Define = (command, context) => {
  command
    .argument('<map>', 'name or id of a map')
    .addHelpText('after', '\nExample:\n  trellis map "Creative and Design"')
    .action(async (name: string, options: { readonly json?: boolean }) => {
      const answer = (await context.parts.service()).map(name);
      if (options.json) return context.printJson(answer, ({ mapAnswerSchema }) => mapAnswerSchema);
      context.print(drawMap(answer, context).join('\n'));
    });
};

type DrawnPathway = MapAnswer['pathways'][number];
type DrawnCluster = DrawnPathway['clusters'][number];

function drawMap(answer: MapAnswer, context: Context): string[] {
  const { colours } = context;
  const { map } = answer;
  const lines = [colours.bold(map.name), colours.dim(`edition ${map.edition}`)];
  if (map.doubt) lines.push(`doubt: ${map.doubt}`);
  const column = Math.floor((context.width - 4) / 3);
  const heads = tiers.map((tier) => tierNames[tier].toUpperCase());
  for (const pathway of answer.pathways) {
    lines.push('', colours.bold(pathway.name));
    lines.push(
      joinColumns(
        heads.map((head) => [head]),
        column,
      )
        .map(colours.dim)
        .join('\n'),
    );
    for (const band of listBands(pathway)) {
      lines.push(
        ...joinColumns(
          tiers.map((tier) =>
            band.filter((cluster) => cluster.tier === tier).flatMap((cluster) => tellCluster(cluster, column)),
          ),
          column,
        ),
        '',
      );
    }
  }
  if (answer.pathways.length === 0) lines.push('', 'This edition prints no occupations for the map.');
  return [...lines, ...tellFoot(context, answer.notes, answer.editions, answer.dataVersion)];
}

/** Clusters that stand side by side: a band a printed row; all of a pathway in one band where the rows are lost. */
function listBands({ clusters }: DrawnPathway): readonly (readonly DrawnCluster[])[] {
  if (clusters.some(({ rows }) => rows === null)) return [clusters];
  const rows = [...new Set(clusters.map(({ rows }) => rows?.[0] ?? 0))].sort((a, b) => a - b);
  return rows.map((row) => clusters.filter((cluster) => cluster.rows?.[0] === row));
}

function tellCluster(cluster: DrawnCluster, width: number): string[] {
  const marks = [cluster.apprenticeshipOnly ? 'apprenticeship only' : '', cluster.rows ? '' : 'row not known'].filter(
    Boolean,
  );
  const head = wrapAnsi(`[${cluster.name}]`, width, { hard: true }).split('\n');
  const occupations = cluster.occupations.flatMap(({ title, level, degree }) =>
    wrapAnsi(`- ${title}${level === null ? '' : ` (${level})`}${degree ? ' degree' : ''}`, width, { hard: true }).split(
      '\n',
    ),
  );
  return [...head, ...marks.map((mark) => `(${mark})`), ...occupations, ''];
}

function joinColumns(columns: readonly (readonly string[])[], width: number): string[] {
  const height = Math.max(...columns.map((column) => column.length));
  return Array.from({ length: height }, (_, line) =>
    columns
      .map((column) => (column[line] ?? '').padEnd(width))
      .join('  ')
      .trimEnd(),
  );
}
