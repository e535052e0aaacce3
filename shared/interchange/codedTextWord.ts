import {
  type CodedDocument,
  type CodedLabel,
  type CodedParagraph,
  type CodedPiece,
  documentLine,
  hasSeveralCoders,
  labelNotes,
  shortNames,
} from './codedText.ts';
import type { ExportFacts } from './facts.ts';
import { memoBlocks } from './memoWord.ts';
import { counted } from './page.ts';
import {
  factsFoot,
  factsLead,
  heading,
  paragraph,
  run,
  type WordBlock,
  type WordCell,
  type WordDocument,
  type WordRun,
} from './wordDocument.ts';

/** Number, words, labels: parts of the page's width. */
const widths = [6, 60, 34];

/**
 * Documents with their coding for a word processor: number, words with underlines in the colours of the codes, and the
 * codes beside them, in a table without lines. A word processor draws one line under a word: where codings overlap, the
 * line is double (or thick, from three on) in the colour of the first, the words have the tint of the last, and each
 * label says its words.
 */
export function codedTextDocument(documents: readonly CodedDocument[], facts: ExportFacts): WordDocument {
  const codings = documents.reduce((sum, document) => sum + document.codings, 0);
  const look: LabelLook = { several: hasSeveralCoders(documents), nameOf: shortNames(documents) };
  return {
    title: 'Documents with coding',
    lead: [
      `${facts.study}: ${counted(documents.length, 'document')} with ${counted(codings, 'coding')}`,
      ...factsLead(facts),
      'A line under words: one coding; a double or thick line: two or more codings, named at the right with their words.',
    ],
    foot: factsFoot(facts),
    landscape: false,
    contents: documents.length > 1 ? 1 : 0,
    blocks: documents.flatMap((document, index) => [
      ...(index > 0 ? [{ kind: 'page-break' } as const] : []),
      ...documentBlocks(document, look),
    ]),
  };
}

interface LabelLook {
  /** Whether names of coders stand at the labels. */
  readonly several: boolean;
  readonly nameOf: (code: readonly string[]) => string;
}

function documentBlocks(document: CodedDocument, look: LabelLook): WordBlock[] {
  const line = [documentLine(document), counted(document.codings, 'coding')]
    .filter((words) => words !== '')
    .join(' · ');
  const rows = document.paragraphs.flatMap((each) => paragraphRows(each, look));
  return [
    heading(1, document.name),
    paragraph('meta', line),
    ...(document.note === '' ? [] : [paragraph('meta', document.note)]),
    ...(rows.length > 0 ? [{ kind: 'table', widths, header: false, lines: false, rows } as const] : []),
    ...(document.memos.length > 0 ? [heading(2, 'Memos about this document')] : []),
    ...document.memos.flatMap(({ number, title, source, body }) => [
      heading(3, `${number}. ${title}`),
      { ...paragraph('meta', source), keepNext: true },
      ...memoBlocks(body, 4),
    ]),
  ];
}

function paragraphRows(each: CodedParagraph, labelLook: LabelLook): WordCell[][] {
  const gap = each.afterGap ? [[[], [paragraph('label', '…')], []]] : [];
  const look = each.heading > 0 ? { bold: true } : {};
  const words = each.pieces.map((piece) => pieceRun(piece, each.labels, look));
  return [
    ...gap,
    [
      [paragraph('number', String(each.number))],
      [paragraph('coded', words)],
      each.labels.map((label) => paragraph('label', labelRuns(label, each.number, labelLook))),
    ],
  ];
}

function pieceRun({ text, labels }: CodedPiece, all: readonly CodedLabel[], look: Omit<WordRun, 'text'>): WordRun {
  const shown = labels.flatMap((at) => all[at] ?? []);
  const [first, second] = [shown[0], shown.at(-1)];
  if (!first || !second) return run(text, look);
  return run(text, {
    ...look,
    underline: { color: first.color.light.solid, kind: lineOf(shown.length) },
    ...(shown.length > 1 ? { shade: second.color.light.tint } : {}),
  });
}

const lineOf = (codings: number) => (codings > 2 ? 'thick' : codings === 2 ? 'double' : 'single');

function labelRuns(label: CodedLabel, number: number, { several, nameOf }: LabelLook): WordRun[] {
  const { code, color, goesOn, words, comment, memos } = label;
  const notes = labelNotes(label, number, several);
  const small = [...(words === '' ? [] : [`“${words}”`]), ...notes].join(' · ');
  return [
    run('▌', { color: color.light.solid }),
    run(nameOf(code), { color: color.light.ink, bold: !goesOn }),
    ...(goesOn ? [] : memos.map((memo) => run(` memo ${memo}`, { raised: true }))),
    ...(small === '' ? [] : [run(`  ${small}`, { color: '#5d6065' })]),
    ...(comment === '' || goesOn ? [] : [run(`\n${comment}`, { italic: true })]),
  ];
}
