/**
 * The command line: one table of commands, each in a file of its own that is loaded only when it is asked for.
 * Exit status: 0 answered, 1 internal, 2 bad usage or input, 3 unknown, ambiguous or on no map, 4 no path,
 * 5 data findings of severity error, 6 store unavailable.
 */
import { Command, CommanderError } from 'commander';
import { compose } from '../compose.js';
import { type Config, readConfig, readVersion } from '../config.js';
import { errorCodes, TrellisError, toProblem } from '../model/errors.js';
import { type Context, createContext, type Define, type Terminal } from './context.js';

interface Entry {
  readonly summary: string;
  readonly load: () => Promise<{ readonly define: Define }>;
}

const commands: Readonly<Record<string, Entry>> = {
  path: { summary: 'paths between two occupations, explained', load: () => import('./path.js') },
  route: {
    summary: 'a route that you have in mind: each step priced, or why it does not hold',
    load: () => import('./route.js'),
  },
  moves: { summary: 'every single move out of an occupation in one ranking', load: () => import('./moves.js') },
  next: { summary: 'moves up', load: () => import('./next.js') },
  transfers: { summary: 'moves to other maps', load: () => import('./transfers.js') },
  feeders: { summary: 'who can move in', load: () => import('./feeders.js') },
  'ways-in': { summary: 'where a starter may begin so as to reach an occupation', load: () => import('./ways-in.js') },
  compare: { summary: 'two occupations side by side', load: () => import('./compare.js') },
  potential: { summary: "what a person's whole history reaches", load: () => import('./potential.js') },
  search: { summary: 'find occupations by name', load: () => import('./search.js') },
  show: { summary: 'everything held of one occupation', load: () => import('./show.js') },
  map: { summary: 'one occupational map, drawn in its three columns', load: () => import('./map.js') },
  check: { summary: 'findings in the data', load: () => import('./check.js') },
  load: { summary: 'write a release to the store', load: () => import('./load.js') },
  export: {
    summary: 'placements, occupations, skills or edges as csv, json, graphml or cypher',
    load: () => import('./export.js'),
  },
  serve: { summary: 'answer over HTTP', load: () => import('./serve.js') },
  mcp: { summary: 'answer an assistant (Model Context Protocol, stdio)', load: () => import('./mcp.js') },
  evaluate: { summary: 'measure the ranking on pairs of occupations', load: () => import('./evaluate.js') },
};

const description = `Career progression on the occupational maps of England.

Ask by name, in quotes where it has spaces:
  trellis path "Props Technician" "Stage Designer"
  trellis next "Bricklayer"
  trellis COMMAND --help      shows what a command takes, with an example`;

const staleRelease =
  'Answered from the loaded release; the shipped seeds are others. Run "trellis load" to answer from those.';
const serverAway =
  'Neo4j did not answer; this comes from the release that was read from it last. Newer ones may be loaded there.';

/** Runs one command line and gives the exit status. Never throws; an error is one clear line, never a stack trace. */
export async function runCommandLine(argv: readonly string[], terminal: Terminal): Promise<number> {
  const json = argv.includes('--json');
  let config: Config;
  try {
    config = readConfig(terminal.env);
  } catch (error) {
    return tellError(error, createContext(terminal, compose(readConfig({}))), json);
  }
  const parts = compose(config);
  const context = createContext(terminal, parts);
  try {
    const program = await buildProgram(argv, context, terminal);
    await program.parseAsync([...argv], { from: 'user' });
    if (await parts.isAway()) context.warn(serverAway);
    else if (await parts.isStale()) context.warn(staleRelease);
    return context.exit;
  } catch (error) {
    return tellError(error, context, json);
  } finally {
    await parts.close();
  }
}

async function buildProgram(argv: readonly string[], context: Context, terminal: Terminal): Promise<Command> {
  const program = new Command('trellis')
    .description(description)
    .option('-V, --version', 'print the version')
    .helpCommand(false)
    .configureHelp({ subcommandTerm: (command) => command.name() })
    .exitOverride()
    .showHelpAfterError('(add --help to see what it takes)')
    .configureOutput({
      writeOut: (text) => void terminal.stdout.write(text),
      writeErr: (text) => void terminal.stderr.write(text),
      getOutHelpWidth: () => context.width,
      getErrHelpWidth: () => context.width,
    });
  const asked = argv[0] === 'help' ? argv[1] : argv[0];
  for (const [name, { summary, load }] of Object.entries(commands)) {
    const command = program.command(name).summary(summary).description(summary).copyInheritedSettings(program);
    if (name === asked) (await load()).define(command.option('--json', 'print the answer as JSON'), context);
    else command.allowUnknownOption().argument('[arguments...]');
  }
  if (asked === undefined || asked.startsWith('-')) {
    program.action(({ version }: { readonly version?: boolean }) =>
      context.print(version ? readVersion(context.parts.config) : program.helpInformation().trimEnd()),
    );
  }
  if (argv[0] === 'help') {
    const topic = program.commands.find((command) => command.name() === asked) ?? program;
    program
      .command('help', { hidden: true })
      .argument('[command]')
      .action(() => context.print(topic.helpInformation().trimEnd()));
  }
  return program;
}

function tellError(error: unknown, context: Context, json: boolean): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    if (json) printProblem(new TrellisError('invalid-query', error.message.replace(/^error: /, '')), context);
    return 2;
  }
  if (!(error instanceof TrellisError)) {
    context.warn(`trellis: something went wrong inside: ${error instanceof Error ? error.message : String(error)}`);
    return errorCodes.internal.exit;
  }
  const { code, message, details } = error;
  if (json) {
    printProblem(error, context);
    return errorCodes[code].exit;
  }
  context.warn(`trellis: ${message}`);
  for (const { path, message: problem } of details.errors ?? []) context.warn(`  ${path}: ${problem}`);
  for (const { file, line, code: finding, severity, sentence } of details.findings ?? []) {
    if (severity === 'error') context.warn(`  ${file}:${line} ${finding}: ${sentence}`);
  }
  for (const { title, map, id } of details.suggestions ?? []) context.warn(`  ${title}  (${map}; ${id})`);
  return errorCodes[code].exit;
}

function printProblem(error: TrellisError, context: Context): void {
  context.print(JSON.stringify(toProblem(error), null, 2));
}
