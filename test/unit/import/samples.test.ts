import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../electron/import/readDocument.ts';
import { marked } from '../../support/marks.ts';

const sample = (name: string) => fileURLToPath(new URL(`../../../fixtures/interchange/${name}`, import.meta.url));
const words = (text: string) => text.replace(/\s+/gu, ' ').trim();
const known = words(readFileSync(sample('interview-utf8.txt'), 'utf8'));

describe('one conversation in five files', () => {
  it.each([
    ['interview-utf8.txt', known],
    ['interview-utf16.txt', known],
    ['interview.md', known],
    ['interview.docx', known],
    // Windows-1252 knows no emoji.
    ['interview-windows1252.txt', known.replace(' 🙂', '')],
  ])('comes in from %s with the same words and the same speakers', async (name, expected) => {
    const read = await readDocument({ path: sample(name) });
    expect(words(read.text)).toBe(expected);
    const speakers = read.format.filter((mark) => mark.kind === 'speaker').map((mark) => mark.value);
    expect(speakers).toEqual(['INT', 'Mara', 'INT', 'Mara', 'INT', 'Mara']);
  });

  it.each(['interview.md', 'interview.docx'])(
    'shows its form in %s: heading, emphasis, numbered questions',
    async (name) => {
      const read = await readDocument({ path: sample(name) });
      expect(marked(read, 'heading1')[0]).toBe('A morning in despatch');
      expect(marked(read, 'italic')).toEqual(['Invented conversation, made to try imports with.']);
      expect(marked(read, 'bold')).toHaveLength(6);
      expect(marked(read, 'number')).toEqual([
        'Who decides when the system may stop?',
        'What is written down about it?',
      ]);
    },
  );
});
