import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import type { RefiProject, RefiText } from '#shared/interchange/refi/model.ts';
import { writeProjectXml } from '#shared/interchange/refi/writeXml.ts';
import { replaceIllegal, withoutIllegal } from '#shared/interchange/refi/xmlCharacters.ts';
import { readProject } from '../../support/refiFiles.ts';

/** Everything that a text may hold inside the program, and more: controls, halves of pairs, U+FFFE, `]]>`, references. */
const awkward = fc
  .array(
    fc.constantFrom(
      'a',
      ' ',
      '\n',
      '\t',
      '\r',
      '\r\n',
      '\u0000',
      '\u000B',
      '\u001F',
      '\u007F',
      '\u0085',
      '\uD800',
      '\uDC00',
      '\uFFFE',
      '\uFFFF',
      ']]>',
      '<',
      '>',
      '&',
      '&amp;',
      '"',
      "'",
      '<!--',
      '🤯',
      '\uFEFF',
      '\u{1FFFE}',
      '\u2028',
    ),
    { maxLength: 20 },
  )
  .map((pieces) => pieces.join(''));

const guid = (last: number): string => `0000ab1e-0000-4000-8000-${String(last).padStart(12, '0')}`;

function projectOf(name: string, words: string, content: string): RefiProject {
  const text: RefiText = {
    guid: guid(2),
    name,
    content,
    description: words,
    selections: [],
    codings: [],
    noteRefs: [],
    values: [],
  };
  const nothing = { users: [], variables: [], cases: [], links: [], sets: [], graphs: [], noteRefs: [] };
  return {
    ...nothing,
    name,
    description: words,
    codes: [{ guid: guid(1), name, isCodable: true, description: words, noteRefs: [], codes: [] }],
    sources: [{ kind: 'TextSource', ...text }],
    notes: [],
  };
}

describe('check 21: no character gives ill-formed XML or moves a position', () => {
  test('names, descriptions and texts come back without what XML forbids, texts with a sign in its place (1,500 cases)', () => {
    fc.assert(
      fc.property(awkward, awkward, awkward, (name, words, content) => {
        const xml = [...writeProjectXml(projectOf(name, words, content))].join('');
        expect(xml.isWellFormed()).toBe(true);
        const { project, findings } = readProject(xml);
        expect(findings).toEqual([]);
        expect(project.name).toBe(withoutIllegal(name));
        expect(project.codes[0]).toMatchObject({ name: withoutIllegal(name), description: withoutIllegal(words) });
        const source = project.sources[0];
        expect(source?.kind === 'TextSource' && source.content).toBe(replaceIllegal(content));
      }),
      { numRuns: 1500 },
    );
  });

  test('a strict parser finds nothing wrong, and never the end of a CDATA section in words', () => {
    const xml = [...writeProjectXml(projectOf('a]]>b', ']]>', '\u0000\uD83E]]>&<'))].join('');
    expect(xml).not.toContain(']]>');
    const parser = new SaxesParser({ xmlns: true });
    parser.on('error', (error) => {
      throw error;
    });
    parser.write(xml).close();
    expect(xml).toContain('<PlainTextContent>\uFFFD\uFFFD]]&gt;&amp;&lt;</PlainTextContent>');
  });

  test('replacing keeps the number of code points; leaving out keeps all others', () => {
    fc.assert(
      fc.property(awkward, (text) => {
        expect(Array.from(replaceIllegal(text))).toHaveLength(Array.from(text).length);
        expect(withoutIllegal(text)).toBe(replaceIllegal(text).replaceAll('\uFFFD', ''));
      }),
    );
  });

  test('line ends and tabs in a name survive, although XML turns them into blanks', () => {
    const { project } = readProject([...writeProjectXml(projectOf('two\nlines\r\nand\ttabs', '', ''))].join(''));
    expect(project.name).toBe('two\nlines\r\nand\ttabs');
  });
});
