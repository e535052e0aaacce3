import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ReadingOptions } from '#shared/domain/reading.ts';
import { readDocument } from '../../../electron/import/readDocument.ts';
import { corpusFile, expectedText, hasCorpus, squashed } from '../../support/corpus.ts';

/** The files of a folder of the corpus that have a sidecar; none where the corpus is absent (said once, by corpus.ts). */
const filesIn = (folder: string): string[] =>
  hasCorpus && existsSync(corpusFile(folder))
    ? readdirSync(corpusFile(folder), { withFileTypes: true })
        .filter((entry) => entry.isFile() && existsSync(corpusFile(`${folder}/${entry.name}.expected.json`)))
        .map(({ name }) => `${folder}/${name}`)
    : [];

interface Sidecar {
  readonly mustContain?: readonly string[];
  readonly mustNotContain?: readonly string[];
  readonly speakers?: Readonly<Record<string, number>> | readonly string[];
  readonly timestamps?: number;
  readonly firstTimestamps?: readonly string[];
  readonly cues?: number;
  readonly firstCues?: readonly Cue[];
  readonly lastCue?: Cue | null;
  readonly importPolicy?: string;
}
interface Cue {
  readonly start: number;
  readonly speaker: string | null;
  readonly text: string;
}

const factsOf = (name: string) => JSON.parse(readFileSync(corpusFile(`${name}.expected.json`), 'utf8')) as Sidecar;
const read = (name: string, options: Partial<ReadingOptions> = {}) => readDocument({ path: corpusFile(name), options });
const canonical = (text: string) => text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');

/**
 * Words of a sidecar that another tool rendered: its rules, bullets, numbers of lists, frames of tables and strikes are
 * signs of its own (MANIFEST.md allows them to differ).
 */
const rendered = (text: string): string =>
  squashed(
    text
      .replace(/^[ \t]*[-+|=: ]{3,}$/gmu, ' ')
      .replace(/(?<=^|\s)[-+=]{3,}(?=\s|$)/gmu, ' ')
      .replace(/^(?:[ \t]*(?:[-•◦▪*]|\d{1,3}[.)]|[ivxIVX]{1,4}\.|[A-Za-z]\.)(?=[ \t]|$))+/gmu, ' ')
      .replace(/(?<=\s|^)\|(?=\s|$)/gmu, ' ')
      .replace(/~~/g, ''),
  );

describe('plain texts of the corpus', () => {
  const names = ['text-encodings', 'interviews/variants', 'fieldnotes'].flatMap(filesIn);
  const transcripts = filesIn('interviews').filter((name) => name.endsWith('.txt'));
  it.each([...names, ...transcripts])('%s equals its known text, character by character', async (name) => {
    expect((await read(name)).text).toBe(canonical(expectedText(name)));
  });
});

describe('interviews in Markdown of the corpus', () => {
  it.each(filesIn('interviews').filter((name) => name.endsWith('.md')))(
    '%s has its words, turns and times',
    async (name) => {
      const facts = factsOf(name);
      const { text, format } = await read(name);
      // The known text was made by a tool that sets typographic signs.
      const plain = (words: string) =>
        squashed(
          words
            .replace(/[“”]/g, '"')
            .replace(/[‘’]/g, "'")
            .replace(/…/g, '...')
            .replace(/—/g, '---')
            .replace(/–/g, '--'),
        );
      expect(plain(text)).toBe(plain(expectedText(name)));
      for (const [speaker, turns] of Object.entries(facts.speakers ?? {})) {
        const found = format.filter((mark) => mark.kind === 'speaker' && mark.value === speaker);
        // A label that stands once may be anything; `Break` is no person.
        if (turns > 1) expect([speaker, found.length]).toEqual([speaker, turns]);
      }
      const times = [...text.matchAll(/\[(\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\]/g)].map((match) => match[1]);
      expect(times).toHaveLength(facts.timestamps ?? 0);
      expect(times.slice(0, 5)).toEqual(facts.firstTimestamps);
    },
  );
});

describe('web pages and rich text of the corpus', () => {
  const converted = filesIn('interviews/converted').filter((name) => /\.(?:html|rtf)$/.test(name));
  it.each([...filesIn('html'), ...filesIn('rtf'), ...converted])('%s has its words, in order', async (name) => {
    const { mustContain = [], mustNotContain = [] } = factsOf(name);
    const { text, format } = await read(name);
    for (const words of mustContain) expect(text).toContain(words);
    for (const words of mustNotContain) expect(text).not.toContain(words);
    if (!existsSync(corpusFile(`${name}.expected.txt`))) return;
    const notes = format.filter(({ kind }) => kind === 'footnote');
    const body = text.slice(0, notes[0]?.start ?? text.length);
    const known = withoutPictures(expectedText(name), readFileSync(corpusFile(name), 'latin1'));
    expect(wordsToCompare(name, body, notes.length)).toBe(wordsToCompare(name, known, notes.length));
  });
});

/** The other tool writes what stands in place of a picture in brackets; no reader who sees the picture sees that. */
const withoutPictures = (text: string, source: string): string =>
  [...source.matchAll(/<img[^>]*alt="([^"]*)"/g)].reduce((words, [, alt]) => words.replace(`[${alt}]`, ''), text);

/** Signs of list items are left out on both sides; numbers at which notes are called only where there are notes. */
function wordsToCompare(name: string, text: string, notes: number): string {
  const words = rendered(text).replace(name.includes('/converted/') ? /^Interview / : /^$/, '');
  const calls = notes > 0 ? words.replace(/(?<=[.,;:!?”"])\d{1,2}(?= |$)/gu, '') : words;
  return calls.replaceAll('SMALL CAPS', 'small caps');
}

describe('subtitles of the corpus', () => {
  const cases = filesIn('subtitles').flatMap((name) => [[name, true] as const, [name, false] as const]);
  it.each(cases)('%s has its cues with their times and speakers (merged: %s)', async (name, mergeCues) => {
    const { cues = 0, firstCues = [], lastCue, speakers = [], importPolicy } = factsOf(name);
    const { text, format, warnings } = await read(name, { mergeCues });
    const times = format.filter(({ kind }) => kind === 'time');
    const known = [...firstCues, ...(lastCue ? [lastCue] : [])];
    const empty = firstCues.filter((cue) => cue.text === '').length;
    expect(new Set(times.map(({ level, start }) => `${level} ${start}`)).size).toBe(cues - empty);
    for (const cue of known) {
      if (cue.text === '') continue;
      const shown = times.filter(({ level }) => level === cue.start).map(({ start, end }) => text.slice(start, end));
      expect(shown.map(squashed)).toContain(squashed(cue.text));
      if (cue.speaker === null) continue;
      const place = times.find(({ level }) => level === cue.start)?.start ?? 0;
      const turn = format.findLast(({ kind, end }) => kind === 'speaker' && end <= place);
      expect(turn?.value).toBe(cue.speaker);
    }
    const names = new Set(format.filter(({ kind }) => kind === 'speaker').map(({ value }) => value));
    const listed = (Array.isArray(speakers) ? speakers : Object.keys(speakers)) as string[];
    expect([...names].sort()).toEqual(listed.filter((one) => one !== 'Break').sort());
    if (/warning|say so/.test(importPolicy ?? '')) expect(warnings.length).toBeGreaterThan(0);
  });
});
