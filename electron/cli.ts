import { runCommandLine } from './cli/runCommandLine.ts';

// A reader that has seen enough (`axial list … | head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
process.exitCode = await runCommandLine(process.argv.slice(2));
