import { AxialError } from '#shared/domain/result.ts';
import { commandNames, loadCommand } from './commands.ts';
import { complain, print, printJson } from './output.ts';
import { UsageError } from './usage.ts';

/** `axial COMMAND …`: does one thing and answers the exit code: 0, 1 when it failed, 2 when it was called wrongly. */
export async function runCommandLine([name, ...words]: readonly string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help')
    return printOverview(name !== undefined);
  const command = await loadCommand(name);
  if (command === null) {
    complain(`There is no command “${name}”; there are ${commandNames.join(', ')}.`);
    return 2;
  }
  if (words.includes('--help') || words.includes('-h')) {
    for (const line of [`axial ${command.usage}`, '', command.summary, ...(command.details ?? [])]) print(line);
    return 0;
  }
  try {
    return await command.run(words);
  } catch (error) {
    return explain(error, command.usage, words.includes('--json'));
  }
}

async function printOverview(asked: boolean): Promise<number> {
  const lines = ['Axial: qualitative coding, from the command line.', ''];
  for (const name of commandNames) {
    const command = await loadCommand(name);
    if (command) lines.push(`  axial ${command.usage}`, `      ${command.summary}`);
  }
  lines.push('', 'axial COMMAND --help says more. Positions are counted in Unicode code points.');
  if (asked) print(lines.join('\n'));
  else process.stderr.write(`${lines.join('\n')}\n`);
  return asked ? 0 : 2;
}

function explain(error: unknown, usage: string, json: boolean): number {
  if (error instanceof UsageError) {
    complain(error.message);
    process.stderr.write(`usage: axial ${usage}\n`);
    if (json) printJson({ error: { code: 'invalid_input', message: error.message } });
    return 2;
  }
  const known = error instanceof AxialError;
  const detail = error instanceof Error ? error.message : String(error);
  const message = known ? error.message : `Something in the program went wrong: ${detail.split('\n')[0]}`;
  complain(message);
  if (json) printJson({ error: { code: known ? error.code : 'internal', message } });
  return 1;
}
