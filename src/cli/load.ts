/** `trellis load`: writes the release that the seeds make to the store, and makes it the active one. */
import { neo4jVariables } from '../config.js';
import type { Release } from '../model/release.js';
import type { MoveRow } from '../store/store.js';
import type { Context, Define } from './context.js';

interface Options {
  readonly store?: string;
  readonly prune?: boolean;
  readonly json?: boolean;
}

export const define: Define = (command, context) => {
  command
    .option('--store <store>', 'embedded or neo4j; default: TRELLIS_STORE, else embedded')
    .option('--prune', 'remove older releases afterwards; the active one and all editions stay')
    .addHelpText(
      'after',
      '\nExample:\n  trellis load\n  NEO4J_URI=neo4j://localhost:7687 NEO4J_PASSWORD=... trellis load --store neo4j\nThe embedded store keeps to TRELLIS_DATA, else the place of your platform for application data.\n\nVariables of Neo4j:\n' +
        Object.entries(neo4jVariables)
          .map(([name, meaning]) => `  ${name.padEnd(21)}${meaning}`)
          .join('\n'),
    )
    .action(async (options: Options) => {
      const [{ openStore, readSeedsRelease }, { readStoreName }] = await Promise.all([
        import('../store/store.js'),
        import('../config.js'),
      ]);
      const { config } = context.parts;
      const { release, seedsHash } = await readSeedsRelease(config);
      const kind = options.store === undefined ? config.store : readStoreName(options.store);
      const store = kind === config.store ? await context.parts.store() : await openStore({ ...config, store: kind });
      const moves = kind === 'neo4j' ? await listMoveRows(release) : [];
      const bar = openProgressBar(context);
      let pruned: readonly string[];
      let location: string;
      try {
        await store.saveRelease(release, { seedsHash, moves, onProgress: bar.show });
        bar.close();
        pruned = options.prune ? await store.prune() : [];
        ({ location } = await store.describe());
      } finally {
        bar.close();
        if (kind !== config.store) await store.close();
      }
      const answer = { dataVersion: release.dataVersion, location, pruned: [...pruned] };
      if (options.json) return context.printJson(answer, ({ loadAnswerSchema }) => loadAnswerSchema);
      context.print(`Release ${release.dataVersion} is loaded and active in ${location}.`);
      if (options.prune) context.print(pruned.length > 0 ? `Removed: ${pruned.join(', ')}.` : 'Nothing to remove.');
    });
};

/** The moves of a release as rows of a graph database. */
async function listMoveRows(release: Release): Promise<readonly MoveRow[]> {
  const [{ openDataset }, { listMovesOf }] = await Promise.all([
    import('../dataset/dataset.js'),
    import('../service/export-data.js'),
  ]);
  return listMovesOf(openDataset(release));
}

const barWidth = 30;

/** A bar on the terminal's error stream; nothing where there is no terminal to draw on. */
function openProgressBar(context: Context): { show(done: number, total: number): void; close(): void } {
  let open = false;
  return {
    show(done, total) {
      if (!context.interactive) return;
      const filled = Math.round((barWidth * done) / total);
      context.draw(`\r[${'#'.repeat(filled)}${' '.repeat(barWidth - filled)}] ${Math.round((100 * done) / total)}%`);
      open = true;
    },
    close() {
      if (open) context.draw('\n');
      open = false;
    },
  };
}
