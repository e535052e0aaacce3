import { allowReadersToLeave } from './cli/output.ts';
import { runCommandLine } from './cli/runCommandLine.ts';

allowReadersToLeave();
process.exitCode = await runCommandLine(process.argv.slice(2));
