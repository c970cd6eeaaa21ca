#!/usr/bin/env node
/** The `trellis` command. */
import { runCommandLine } from './cli/program.js';

/** A reader that has gone, as `head` does, ends the answer quietly; a full disk is told in one line. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  process.stderr.write(`trellis: the answer could not be written: ${error.message}\n`);
  process.exit(1);
});

process.exitCode = await runCommandLine(process.argv.slice(2), process);
