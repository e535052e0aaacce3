import { $getRoot, createEditor } from 'lexical';
import { expect, test } from 'vitest';
import { readMemoBody } from '#shared/domain/memoBody.ts';
import { putContent, serialise } from '../../../renderer/memo/content.ts';
import { memoNodes } from '../../../renderer/memo/memoNodes.ts';
import { quotesBody } from '../../../renderer/memo/newBody.ts';
import { openBody } from '../../../renderer/memo/openBody.ts';
import { registerPlainStructure } from '../../../renderer/memo/plainStructure.ts';

const openEditor = () => {
  const editor = createEditor({
    nodes: memoNodes,
    onError: (error) => {
      throw error;
    },
  });
  registerPlainStructure(editor);
  return editor;
};

const block = { version: 1, direction: null, format: '', indent: 0 } as const;
const words = (text: string, format = 0, style = '') => ({
  type: 'text',
  version: 1,
  detail: 0,
  format,
  mode: 'normal',
  style,
  text,
});
const paragraph = (...children: unknown[]) => ({
  ...block,
  type: 'paragraph',
  textFormat: 0,
  textStyle: '',
  children,
});
const bodyOf = (...children: unknown[]) => JSON.stringify({ root: { ...block, type: 'root', children } });

const quote = {
  type: 'segment-quote',
  version: 1,
  documentId: 'd1',
  start: 10,
  end: 31,
  codingId: null,
  text: 'she trusts it more 🙂',
  label: 'manager, purchasing',
};
const rich = bodyOf(
  { ...block, type: 'heading', tag: 'h2', children: [words('A measure')] },
  paragraph(
    words('I coded these as '),
    { type: 'code-mention', version: 1, codeId: 'c1', label: 'work-arounds' },
    words(' and ', 3),
    { ...block, type: 'mark', ids: ['c1', 'c2'], children: [words('took them for a complaint')] },
    { type: 'linebreak', version: 1 },
    { type: 'document-mention', version: 1, documentId: 'd1', label: 'planner' },
    { type: 'memo-mention', version: 1, memoId: 'm1', label: 'Trust' },
  ),
  quote,
  {
    ...block,
    type: 'list',
    listType: 'bullet',
    start: 1,
    tag: 'ul',
    children: [{ ...block, type: 'listitem', value: 1, children: [words('how often')] }],
  },
  paragraph(),
);

const reopen = (body: string): string => {
  const editor = openEditor();
  putContent(editor, openBody(body));
  return serialise(editor);
};

test('a memo comes back as it was saved, with every mention, quoted segment and coded passage', () => {
  expect(JSON.parse(reopen(rich))).toEqual(JSON.parse(rich));
});

test('what the editor saves is what the study reads: the words, and every link', () => {
  const read = readMemoBody(reopen(rich));
  expect(read?.text).toBe(
    [
      'A measure',
      'I coded these as work-arounds and took them for a complaint',
      'plannerTrust',
      '“she trusts it more 🙂”',
      'how often',
    ].join('\n'),
  );
  expect(read?.references).toEqual([
    { origin: 'mention', kind: 'code', codeId: 'c1' },
    { origin: 'passage', kind: 'code', codeId: 'c1' },
    { origin: 'passage', kind: 'code', codeId: 'c2' },
    { origin: 'mention', kind: 'document', documentId: 'd1' },
    { origin: 'mention', kind: 'memo', memoId: 'm1' },
    { origin: 'mention', kind: 'segment', documentId: 'd1', start: 10, end: 31, codingId: null },
  ]);
});

test('saving, opening and saving again changes nothing', () => {
  const once = reopen(rich);
  expect(reopen(once)).toBe(once);
});

test('words that are no editor state open as paragraphs that can be written on', () => {
  expect(openBody('first line\nsecond line')).toEqual({
    kind: 'words',
    paragraphs: ['first line', 'second line'],
    why: null,
  });
  const editor = openEditor();
  putContent(editor, openBody('first line\nsecond line'));
  expect(editor.getEditorState().read(() => $getRoot().getTextContent())).toBe('first line\n\nsecond line');
});

test('an empty body, and a state without a paragraph, open as one empty line', () => {
  for (const body of ['', '  ', bodyOf()]) {
    expect(openBody(body)).toEqual({ kind: 'words', paragraphs: [''], why: null });
  }
});

test('a body with parts that are not known shows all its words and may only be read', () => {
  const opened = openBody(bodyOf(paragraph(words('before')), { type: 'table', children: [paragraph(words('cell'))] }));
  expect(opened).toMatchObject({ kind: 'words', paragraphs: ['before', 'cell'] });
  expect(opened.kind === 'words' && opened.why).toContain('does not know');
});

test('a damaged body shows what is there and may only be read', () => {
  const opened = openBody(rich.slice(0, 400));
  expect(opened.kind === 'words' && opened.why).toContain('damaged');
  expect(opened.kind === 'words' && opened.paragraphs.join('\n')).toContain('A measure');
});

test('colours, alignment and odd headings of other programs do not come into a memo', async () => {
  const editor = openEditor();
  putContent(editor, openBody(bodyOf({ ...block, type: 'heading', tag: 'h5', format: 'center', children: [] })));
  const dressed = bodyOf(
    { ...block, type: 'heading', tag: 'h5', format: 'center', children: [words('Head', 4 | 1, 'color: red')] },
    paragraph({ ...block, type: 'link', url: 'javascript:alert(1)', children: [words('link')] }),
  );
  editor.setEditorState(editor.parseEditorState(dressed));
  editor.update(() => $getRoot().markDirty(), { discrete: true });
  const state = JSON.parse(serialise(editor));
  expect(state.root.children[0]).toMatchObject({ tag: 'h3', format: '', children: [{ format: 1, style: '' }] });
  expect(JSON.stringify(state)).not.toContain('javascript');
});

test('there is a line to write in below a quoted segment', () => {
  const editor = openEditor();
  putContent(editor, openBody(bodyOf(quote)));
  editor.update(() => $getRoot().markDirty(), { discrete: true });
  const types = JSON.parse(serialise(editor)).root.children.map((child: { type: string }) => child.type);
  expect(types).toEqual(['segment-quote', 'paragraph']);
});

test('a memo of several quotes is one the editor leaves as it is, with room to write below each', () => {
  const quote = { documentId: 'd', start: 2, end: 9, codingId: 'c', text: 'another', label: 'D' };
  const body = quotesBody('2 segments. All codings.', [quote, { ...quote, start: 12, end: 15, text: 'one' }]);
  expect(readMemoBody(body)).toMatchObject({
    text: '2 segments. All codings.\n“another”\n\n“one”',
    references: [
      { kind: 'segment', start: 2 },
      { kind: 'segment', start: 12 },
    ],
  });
  const editor = openEditor();
  putContent(editor, openBody(body));
  expect(JSON.parse(serialise(editor))).toEqual(JSON.parse(body));
});
