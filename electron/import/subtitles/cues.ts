/** Words that are shown at a time. Times in milliseconds. */
export interface Cue {
  readonly start: number;
  readonly end: number;
  /** As they stand in the file, with their tags. */
  readonly lines: readonly string[];
}

const time = '(?:(\\d+):)?(\\d{1,2}):(\\d{1,2})(?:[.,](\\d{1,3}))?';
const timing = new RegExp(`^\\s*${time}\\s*-->\\s*${time}(?=\\s|$)`);

/**
 * The cues of a WebVTT or SubRip file, in their order. In WebVTT a blank line ends a cue, and blocks without a timing are
 * remarks and styles; in SubRip words go on to the number of the next cue.
 */
export function cuesOf(source: string, kind: 'vtt' | 'srt'): Cue[] {
  const lines = source.split('\n');
  const cues: Cue[] = [];
  for (let at = 0; at < lines.length; at++) {
    const match = timing.exec(lines[at] ?? '');
    if (!match) continue;
    const next = nextTiming(lines, at + 1);
    const words = kind === 'vtt' ? untilBlank(lines, at + 1, next) : untilNumber(lines, at + 1, next);
    cues.push({ start: milliseconds(match, 1), end: milliseconds(match, 5), lines: words });
  }
  return cues;
}

function nextTiming(lines: readonly string[], from: number): number {
  return firstFrom(lines, from, lines.length, (line) => line.includes('-->') && timing.test(line));
}

/** Place of the first line from `from` on that is as asked; `end` where there is none before it. */
function firstFrom(lines: readonly string[], from: number, end: number, isWanted: (line: string) => boolean): number {
  let at = from;
  while (at < end && !isWanted(lines[at] ?? '')) at++;
  return at;
}

function untilBlank(lines: readonly string[], from: number, next: number): string[] {
  const blank = firstFrom(lines, from, next, (line) => line.trim() === '');
  // Where no blank line stands between, the line in front of the next timing is the name of that cue.
  return blank < next || next === lines.length ? lines.slice(from, blank) : untilNumber(lines, from, next);
}

function untilNumber(lines: readonly string[], from: number, next: number): string[] {
  const words = lines.slice(from, next);
  if (next < lines.length && /^\s*\d+\s*$/.test(words.at(-1) ?? '')) words.pop();
  return words.filter((line) => line.trim() !== '');
}

/** Programs that write single digits write milliseconds as a number; in all others they are a fraction of a second. */
function milliseconds(match: RegExpExecArray, first: number): number {
  const [hours = '0', minutes = '0', seconds = '0', fraction = '0'] = match.slice(first, first + 4);
  const thousandths = seconds.length === 1 ? Number(fraction) : Number(fraction.padEnd(3, '0'));
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + thousandths;
}

/** A time to show: `0:04:09`, `1:02:03`. */
export function spellTime(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
