/** `trellis mcp`: the questions of Trellis as tools for an assistant, over standard input and output. */
import { readVersion } from '../config.js';
import type { Define } from './context.js';

export const define: Define = (command, context) => {
  command
    .addHelpText(
      'after',
      '\nExample:\n  trellis mcp\nIn the settings of an assistant:\n  { "mcpServers": { "trellis": { "command": "npx", "args": ["trellis", "mcp"] } } }',
    )
    .action(async () => {
      const [{ serveStdio }, service] = await Promise.all([import('../mcp/server.js'), context.parts.service()]);
      await serveStdio(service, readVersion(context.parts.config));
    });
};
