/** `trellis load`: writes the release that the seeds make to the store, and makes it the active one. */
import type { Define } from './context.js';

export const define: Define = (command, context) => {
  command
    .option('--prune', 'remove older releases afterwards; the active one and all editions stay')
    .addHelpText(
      'after',
      '\nExample:\n  trellis load\nThe data folder is TRELLIS_DATA, else the place of your platform for application data.',
    )
    .action(async (options: { readonly prune?: boolean; readonly json?: boolean }) => {
      const { readSeedsRelease } = await import('../store/store.js');
      const { release, seedsHash } = await readSeedsRelease(context.parts.config);
      const store = await context.parts.store();
      await store.saveRelease(release, { seedsHash });
      const pruned = options.prune ? [...(await store.prune())] : [];
      const { location } = await store.describe();
      const answer = { dataVersion: release.dataVersion, location, pruned };
      if (options.json) return context.printJson(answer, ({ loadAnswerSchema }) => loadAnswerSchema);
      context.print(`Release ${release.dataVersion} is loaded and active in ${location}.`);
      if (options.prune) context.print(pruned.length > 0 ? `Removed: ${pruned.join(', ')}.` : 'Nothing to remove.');
    });
};
