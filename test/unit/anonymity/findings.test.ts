import { expect, test } from 'vitest';
import { gatherFindings } from '../../../shared/anonymity/findings.ts';
import { replaceNamesInBody } from '../../../shared/anonymity/memoBody.ts';
import { createNameFinder } from '../../../shared/anonymity/pseudonyms.ts';
import { traceKinds } from '../../../shared/anonymity/trace.ts';

const pieces = [
  { in: 1, where: 'Note 1', text: 'I asked Hildegard. Then Hildegard called 06-12345678, on my phone.' },
  { in: 2, where: 'Note 2', text: 'The portal is slow. Hildegard said: the Portal is old.' },
];

const gather = (kept: readonly string[] = []) => gatherFindings(() => pieces, traceKinds, new Set(kept));

test('the same words are one finding, with all their places', () => {
  const { findings } = gather();
  const hildegard = findings.find(({ text }) => text === 'Hildegard');
  expect(hildegard).toMatchObject({ kind: 'name', count: 3, documents: 2 });
  expect(hildegard?.places.map(({ in: piece, start }) => [piece, start])).toEqual([
    [1, 8],
    [1, 24],
    [2, 20],
  ]);
  expect(hildegard?.places[0]).toMatchObject({ before: 'I asked ', text: 'Hildegard' });
});

test('words that were kept are not listed again, and are counted', () => {
  const { findings, kept } = gather(['Hildegard']);
  expect(findings.map(({ text }) => text)).not.toContain('Hildegard');
  expect(kept).toBe(1);
});

test('a word that stands in lower case in another document is no name', () => {
  expect(gather().findings.map(({ text }) => text)).not.toContain('Portal');
});

const find = createNameFinder([
  {
    id: '1',
    names: ['Anna de Vries', 'Anna'],
    replacement: 'Planner 1',
    kind: 'person',
    matchCase: true,
    wholeWords: true,
  },
]);
const bodyOf = (...children: object[]) => JSON.stringify({ root: { type: 'root', children } });
const text = (words: string, format = 0) => ({ type: 'text', text: words, format });

test('a name that runs over two formats of a memo is replaced once, in the format of its first word', () => {
  const body = bodyOf({
    type: 'paragraph',
    children: [text('So '), text('Anna', 1), text(' de Vries said, and Anna too.')],
  });
  const replaced = bodyOf({
    type: 'paragraph',
    children: [text('So '), text('Planner 1', 1), text(' said, and Planner 1 too.')],
  });
  expect(replaceNamesInBody(body, find)).toBe(replaced);
});

test('labels of mentions and quoted words are replaced, links inside included', () => {
  const body = bodyOf(
    { type: 'segment-quote', text: 'Anna left.', label: 'Talk with Anna' },
    {
      type: 'paragraph',
      children: [
        { type: 'link', children: [text('about Anna')] },
        { type: 'code-mention', label: 'Anna' },
      ],
    },
  );
  const replaced = replaceNamesInBody(body, find);
  expect(replaced).not.toContain('Anna');
  expect(replaced).toContain('Talk with Planner 1');
});

test('a body without names stays as it is, to the letter', () => {
  const body =
    ' {"root": {"type":"root","children":[{"type":"paragraph","children":[{"type":"text","text":"Annabel"}]}]}}';
  expect(replaceNamesInBody(body, find)).toBe(body);
  expect(replaceNamesInBody('', find)).toBe('');
});
