import { field, listed, numbering, p, r, style, wordFile } from './wordFile.ts';

/**
 * An invented conversation as a Word file: from it the other files of `fixtures/documents` were converted. `script` = words
 * of other scripts in it.
 */
export function bakery(script = '東京, naïve 🙂'): Uint8Array {
  const changed = 'w:id="7" w:author="Bea" w:date="2026-01-01T00:00:00Z"';
  const deleted = '<w:r><w:delText xml:space="preserve">deleted </w:delText></w:r>';
  const body = [
    p('A morning at the bakery', style('h1')),
    p('Invented conversation, made to try imports with.'),
    p(`${r('INT:', '<w:b/>')}${r(' Who opens the shop?')}`),
    p(
      `${r('Mara:', '<w:b/>')}${r(' Before dawn it is me – “always”')}${call('footnote', 2)}${r(`, says Österreich, ${script}.`)}`,
    ),
    p('What it needs', style('h2')),
    p('Flour', listed(2)),
    p('Water', listed(2)),
    p(`${r('Kept ')}<w:ins ${changed}>${r('inserted ')}</w:ins><w:del ${changed}>${deleted}</w:del>${r('end.')}`),
    p(`${r('Seen ')}${r('unseen ', '<w:vanish/>')}${r('again', '<w:i/>')}`),
    p(`${r('See ')}${field('HYPERLINK "https://example.org/bread"', 'the list')}${r('.')}`),
    table([
      ['Time', 'Who'],
      ['00:12', 'Mara'],
    ]),
    p(`${r('A')}<w:r><w:tab/></w:r>${r('tab')}<w:r><w:br/></w:r>${r('and a line')}`),
    p(`${r('Said at the end.')}${call('endnote', 3)}`),
  ].join('');
  return wordFile({
    body,
    numbering,
    styles: heading('h1', 1) + heading('h2', 2),
    footnotes: separators('footnote') + note('footnote', 2, 'So she told me.'),
    endnotes: separators('endnote') + note('endnote', 3, 'By phone, too.'),
  });
}

/** Its words as they are read when changes are accepted and hidden text is left out. */
export const bakeryText = [
  'A morning at the bakery',
  'Invented conversation, made to try imports with.',
  'INT: Who opens the shop?',
  'Mara: Before dawn it is me – “always”, says Österreich, 東京, naïve 🙂.',
  'What it needs',
  'Flour',
  'Water',
  'Kept inserted end.',
  'Seen again',
  'See the list.',
  'Time\tWho',
  '00:12\tMara',
  'A\ttab',
  'and a line',
  'Said at the end.',
  'So she told me.',
  'By phone, too.',
].join('\n');

type NoteKind = 'footnote' | 'endnote';
const call = (kind: NoteKind, id: number) => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`;
const note = (kind: NoteKind, id: number, words: string) => `<w:${kind} w:id="${id}">${p(words)}</w:${kind}>`;
const separators = (kind: NoteKind) =>
  `<w:${kind} w:id="0" w:type="separator">${p('')}</w:${kind}><w:${kind} w:id="1" w:type="continuationSeparator">${p('')}</w:${kind}>`;

const heading = (id: string, level: number) =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="heading ${level}"/><w:pPr><w:outlineLvl w:val="${level - 1}"/></w:pPr><w:rPr><w:b/><w:sz w:val="${44 - level * 8}"/></w:rPr></w:style>`;

const table = (rows: readonly (readonly string[])[]) =>
  `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>${rows
    .map((cells) => `<w:tr>${cells.map((cell) => `<w:tc>${p(cell)}</w:tc>`).join('')}</w:tr>`)
    .join('')}</w:tbl>`;
