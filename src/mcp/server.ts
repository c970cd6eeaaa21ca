/**
 * The entry of mcp/: a Model Context Protocol server over one service. Every tool only reads; a name that is not
 * understood is an answer that is marked as an error and carries the candidates.
 */
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { TrellisError, toProblem } from '../model/errors.js';
import type { Service } from '../service/service.js';
import { tools } from './tools.js';

const instructions =
  'Career progression on the occupational maps of England. Answers hold only what the data holds: when one abstains, say so. Tell people which part of a step is printed and which is inference, name gates first, and pass the notes on. There is no pay and no vacancy in here.';

/** A server that still has to be connected to a transport. */
export function createMcpServer(service: () => Service, version: string): McpServer {
  const server = new McpServer({ name: 'trellis', version }, { instructions });
  for (const { name, title, description, asked, answer } of tools) {
    server.registerTool(
      name,
      { title, description, inputSchema: asked, annotations: { readOnlyHint: true, openWorldHint: false } },
      async (question): Promise<CallToolResult> => {
        try {
          return tell(await answer(service(), question));
        } catch (error) {
          if (!(error instanceof TrellisError)) throw new Error('Something went wrong inside.');
          const { code, detail, suggestions } = toProblem(error);
          return { ...tell({ code, detail, suggestions }), isError: true };
        }
      },
    );
  }
  return server;
}

/** Speaks over standard input and output until the other side hangs up. */
export async function serveStdio(service: Service, version: string): Promise<void> {
  const server = createMcpServer(() => service, version);
  const ended = new Promise<void>((resolve) => {
    server.server.onclose = resolve;
    process.stdin.once('end', () => void server.close());
  });
  await server.connect(new StdioServerTransport());
  await ended;
}

function tell(answer: object): CallToolResult {
  return { content: [{ type: 'text', text: JSON.stringify(answer) }] };
}
