import type { FormatMark, MarkKind } from '#shared/domain/document.ts';
import type { ReadingOptions } from '#shared/domain/reading.ts';
import { decodeFile } from './decodeFile.ts';
import { FormattedTextBuilder } from './formattedText.ts';
import type { FormatReading } from './reading.ts';
import { speakerMarks } from './speakers.ts';
import { type Cue, cuesOf, spellTime } from './subtitles/cues.ts';
import { type CueLine, type CueRun, linesOfCue, wordsOf } from './subtitles/payload.ts';

export const readVtt = (bytes: Uint8Array, name: string, options: ReadingOptions): FormatReading =>
  readSubtitles(bytes, name, options, 'vtt');

export const readSrt = (bytes: Uint8Array, name: string, options: ReadingOptions): FormatReading =>
  readSubtitles(bytes, name, options, 'srt');

/** What one voice says at one time. */
interface Saying {
  readonly cue: Cue;
  readonly speaker: string | null;
  readonly runs: CueRun[];
}

/**
 * Subtitles as a text: every cue with its time as a mark; who speaks stands as `Name:` in front of a turn, under a mark,
 * whether it came from a voice tag or stood so in the file. Cues of one speaker that follow each other are one paragraph,
 * or, where that is not wanted, every cue is one, line by line.
 */
function readSubtitles(bytes: Uint8Array, name: string, options: ReadingOptions, kind: 'vtt' | 'srt'): FormatReading {
  const { text: source, encodings, warnings } = decodeFile(bytes, name, options);
  const cues = cuesOf(source, kind);
  const hasHead = /^\s*WEBVTT/.test(source);
  if (cues.length === 0 && !hasHead) {
    warnings.push(`${name} holds no cues of subtitles; it was read as plain text.`);
    return { text: source, format: speakerMarks(source), warnings, encodings };
  }
  if (cues.length === 0) warnings.push(`${name} holds no cues: it came in without any text.`);
  else if (kind === 'vtt' && !hasHead)
    warnings.push(`${name} lacks the line WEBVTT at its head; it was read all the same.`);
  const { text, format } = writeSayings(sayingsOf(cues, kind, options.mergeCues), options.mergeCues);
  return { text, format, warnings, encodings };
}

function sayingsOf(cues: readonly Cue[], kind: 'vtt' | 'srt', merge: boolean): Saying[] {
  const lines = cues.flatMap((cue) => linesOfCue(cue.lines, kind).map((line) => ({ cue, line })));
  const heads = headsOf(lines.map(({ line }) => line));
  const sayings: Saying[] = [];
  for (const [index, { cue, line }] of lines.entries()) {
    const head = heads.get(index);
    const runs = head ? dropHead(line.runs, head.length) : line.runs;
    const speaker = line.voice ?? head?.name ?? null;
    const last = sayings.at(-1);
    const goesOn = last?.cue === cue && !head && line.voice === null && !/^\s*[-–—]/.test(wordsOf(line));
    const sameVoice = last?.cue === cue && line.voice !== null && last.speaker === line.voice;
    if (last && (goesOn || sameVoice)) {
      last.runs.push({ text: merge ? ' ' : '\n', looks: [] }, ...runs);
    } else sayings.push({ cue, speaker, runs: [...runs] });
  }
  return sayings;
}

/** Names with a colon or in brackets at the head of lines, by the line; `length` with the white space behind. */
function headsOf(lines: readonly CueLine[]): Map<number, { name: string; length: number }> {
  const starts: number[] = [];
  let text = '';
  for (const line of lines) {
    starts.push(text.length);
    text += `${wordsOf(line).replaceAll('\n', ' ')}\n`;
  }
  const heads = new Map<number, { name: string; length: number }>();
  let index = 0;
  for (const mark of speakerMarks(text)) {
    while ((starts[index + 1] ?? Number.POSITIVE_INFINITY) <= mark.start) index++;
    const blanks = /^[^\S\n]*/.exec(text.slice(mark.end, mark.end + 40))?.[0].length ?? 0;
    const isAlone = text[mark.end + blanks] === '\n';
    // `[music]` alone is what is heard, and nobody's name.
    if (!isAlone) heads.set(index, { name: mark.value ?? '', length: mark.end + blanks - (starts[index] ?? 0) });
  }
  return heads;
}

function dropHead(runs: readonly CueRun[], length: number): CueRun[] {
  let left = length;
  return runs.flatMap((run) => {
    const text = run.text.slice(Math.min(left, run.text.length));
    left -= run.text.length - text.length;
    return text === '' ? [] : [{ ...run, text }];
  });
}

function writeSayings(sayings: readonly Saying[], merge: boolean): { text: string; format: FormatMark[] } {
  const builder = new FormattedTextBuilder();
  const marks: FormatMark[] = [];
  let before: Saying | null = null;
  for (const saying of sayings) {
    const goesOn = merge && before !== null && saying.speaker !== null && saying.speaker === before.speaker;
    if (goesOn) builder.append(' ');
    else {
      if (before) builder.append('\n');
      if (saying.speaker !== null) writeHead(builder, saying.speaker);
    }
    const start = builder.length;
    for (const run of trimmed(saying.runs)) {
      const from = builder.length;
      builder.append(run.text);
      for (const kind of run.looks) builder.mark({ kind }, from);
    }
    if (builder.length > start) marks.push(timeMark(saying.cue, start, builder.length));
    before = saying;
  }
  const { text, format } = builder.finish();
  return { text, format: [...format, ...marks].sort((a, b) => a.start - b.start || b.end - a.end) };
}

function writeHead(builder: FormattedTextBuilder, name: string): void {
  const start = builder.length;
  builder.append(`${name}:`);
  builder.mark({ kind: 'speaker', value: name }, start);
  builder.append(' ');
}

const timeMark = ({ start: level }: Cue, start: number, end: number): FormatMark => ({
  kind: 'time' satisfies MarkKind,
  start,
  end,
  level,
  value: spellTime(level),
});

/** Without white space at its two ends. */
function trimmed(runs: readonly CueRun[]): CueRun[] {
  const kept = runs.filter(({ text }) => text !== '');
  const first = kept.findIndex(({ text }) => text.trim() !== '');
  const last = kept.findLastIndex(({ text }) => text.trim() !== '');
  return kept.slice(Math.max(0, first), last + 1).map((run, index, all) => ({
    ...run,
    text: trimEnds(run.text, index === 0, index === all.length - 1),
  }));
}

const trimEnds = (text: string, start: boolean, end: boolean): string => {
  const front = start ? text.trimStart() : text;
  return end ? front.trimEnd() : front;
};
