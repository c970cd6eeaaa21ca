/** The tools as an assistant meets them, through the client of the official SDK: short, honest, strict. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { contract } from '../../src/http/contract.js';

let client: Client;
beforeAll(async () => {
  client = new Client({ name: 'test', version: '0' });
  const env = { PATH: process.env.PATH ?? '', TRELLIS_DATA: mkdtempSync(join(tmpdir(), 'trellis-mcp-')) };
  await client.connect(new StdioClientTransport({ command: process.execPath, args: ['dist/main.js', 'mcp'], env }));
});
afterAll(() => client.close());

interface Called {
  readonly isError: boolean;
  readonly text: string;
}
async function call(name: string, question: object): Promise<Called> {
  const { content, isError } = await client.callTool({ name, arguments: { ...question } });
  return { isError: isError === true, text: (content as { text: string }[])[0]?.text ?? '' };
}

const examples = {
  find_paths: contract.findPaths,
  check_route: contract.checkRoute,
  list_moves: contract.listMoves,
  list_transfers: contract.listTransfers,
  compare: contract.compareOccupations,
  potential: contract.findPotential,
  get_occupation: contract.getOccupation,
  search: contract.listOccupations,
} as const;

describe('trellis mcp', () => {
  it('offers every tool with a strict schema, and says what it is for', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(Object.keys(examples));
    for (const { inputSchema, description, annotations } of tools) {
      expect(inputSchema.additionalProperties).toBe(false);
      expect(description).toContain('England');
      expect(annotations?.readOnlyHint).toBe(true);
    }
    expect(client.getInstructions()).toContain('abstains');
  });

  it.each(Object.entries(examples))(
    '%s answers its example, shorter than HTTP does, with the release',
    async (name, endpoint) => {
      const { isError, text } = await call(name, endpoint.example);
      expect([isError, text.length < 16_000]).toEqual([false, true]);
      expect(JSON.parse(text)).toMatchObject({ dataVersion: expect.stringMatching(/^[0-9a-f]{16}$/) });
    },
  );

  it('carries ids, evidence and what is inference with every step', async () => {
    const { text } = await call('find_paths', { from: 'prop maker', to: 'Stage Designer', alternatives: 1 });
    const { paths, notes } = JSON.parse(text);
    expect(notes).toContain('The occupational maps describe England.');
    expect(paths).toHaveLength(1);
    for (const step of paths[0].steps) {
      expect(step.restsOn.length).toBeGreaterThan(0);
      for (const { printed, ourInference } of step.restsOn) expect(printed ?? ourInference).toEqual(expect.any(String));
    }
  });

  it('says that it abstains, why, and that nothing is to be made up', async () => {
    const { isError, text } = await call('find_paths', { from: 'Stage Designer', to: 'Props Technician' });
    expect(isError).toBe(false);
    expect(JSON.parse(text)).toMatchObject({
      paths: [],
      abstains: { reason: 'no-way-up', advice: expect.any(String) },
    });
  });

  it.each([
    ['find_paths', { from: 'Cook', to: 'Chef', maxMove: 3 }, /maxMove/],
    ['find_paths', { from: 'Cook' }, /to/],
    ['list_moves', { occupation: 'Stage Manager', limit: 1000 }, /limit/],
    ['search', { query: 'cook', level: '3' }, /level/],
  ])('%s refuses %j by name', async (name, question, named) => {
    const { isError, text } = await call(name, question);
    expect(isError).toBe(true);
    expect(text).toMatch(named);
  });

  it('offers candidates for a name that fits several', async () => {
    const { isError, text } = await call('get_occupation', { occupation: 'systems engineer' });
    expect(isError).toBe(true);
    expect(JSON.parse(text)).toMatchObject({ code: 'ambiguous-occupation', suggestions: expect.any(Array) });
  });
});
