import { readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import type { InputOf, OutputOf, ProcedureName } from '#shared/contract/index.ts';
import { median, megabytes, milliseconds, time } from './measure.ts';
import { longestSilence } from './silence.ts';

/** An engine with a study that rows are measured on. */
export interface Measured {
  ask<Name extends ProcedureName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>>;
  /** Closes the study and opens it again: what was worked out from it is forgotten, the threads stay. */
  reopen(): Promise<void>;
  /** One more coding. */
  code(): Promise<void>;
}

/** Milliseconds and bytes of one question. */
export interface Row {
  readonly what: string;
  /** The first time after opening, when the columns of the study are there. */
  readonly cold: number;
  readonly again: number;
  readonly changed: number;
  /** Processor time of the first and of the last, all threads together: what a busy machine does not change. */
  readonly work: number;
  readonly changedWork: number;
  /** The longest time in which the host thread answered nothing else. */
  readonly silence: number;
  /** Most memory that the process held meanwhile. */
  readonly peak: number;
  /** What is there besides. */
  readonly note: string;
}

/** Asks a question when the study was just opened, twice again, and after one more coding. */
export async function measureRow(
  measured: Measured,
  what: string,
  ask: () => Promise<unknown>,
  note: () => string = () => '',
): Promise<Row> {
  await measured.reopen();
  await measured.ask('codes.counts', {});
  await measured.ask('charts.coOccurrence', { codeIds: [] });
  forgetPeak();
  const once = (work: () => Promise<unknown>) => time(1, () => null, work);
  let silence = 0;
  const listened = async () => {
    const before = processorTime();
    const [took = 0] = await once(async () => {
      silence = Math.max(silence, await longestSilence(ask));
    });
    return [took, processorTime() - before] as const;
  };
  const [cold, work] = await listened();
  const again = median(await time(2, () => null, ask));
  const changes: (readonly [number, number])[] = [];
  // What is quick is looked at several times: the first time the machine still learns how.
  while (changes.length === 0 || (changes.length < 5 && work < quick)) {
    await measured.code();
    changes.push(await listened());
  }
  const changed = median(changes.map(([took]) => took));
  const changedWork = median(changes.map(([, worked]) => worked));
  return { what, cold, again, changed, work, changedWork, silence, peak: peak(), note: note() };
}

/** Milliseconds of processor time below which a question is quick. */
const quick = 600;

/** Milliseconds of processor time that all threads took so far. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const print = (cells: readonly string[]) => process.stdout.write(`| ${cells.join(' | ')} |\n`);

/** Begins a table that can stand in a note, and answers what prints a row of it: a long run shows what it has. */
export function beginTable(title: string): (row: Row) => void {
  const heads = [title, 'cold', 'again', 'after one coding', 'processor (cold, after)', 'host silent', 'peak', ''];
  process.stdout.write(`\n  load ${loadavg()[0]?.toFixed(1)}\n\n`);
  print(heads);
  print(heads.map(() => '---'));
  return ({ what, cold, again, changed, work, changedWork, silence, peak: most, note }) =>
    print([
      what,
      ...[cold, again, changed].map(milliseconds),
      [work, changedWork].map(milliseconds).join(', '),
      milliseconds(silence),
      megabytes(most),
      note,
    ]);
}

const statusPath = '/proc/self/status';

/** Where the system can, it begins to watch the memory of the process anew. */
function forgetPeak(): void {
  try {
    writeFileSync('/proc/self/clear_refs', '5');
  } catch {
    // Elsewhere the most that the process ever had is told.
  }
}

function peak(): number {
  try {
    const [, kilobytes] = /VmHWM:\s*(\d+)/.exec(readFileSync(statusPath, 'utf8')) ?? [];
    if (kilobytes !== undefined) return Number(kilobytes) * 1024;
  } catch {
    // As above.
  }
  return process.resourceUsage().maxRSS * 1024;
}
