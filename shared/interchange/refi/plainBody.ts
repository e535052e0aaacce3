import { readMemoBody } from '../../domain/memoBody.ts';
import { type BodyNode, bodyOf, paragraphNode, textNode } from '../memoNodes.ts';

/** Words of a memo that are coded; UTF-16 units. */
export interface Passage {
  readonly start: number;
  readonly end: number;
  readonly codeId: string;
}

/** Plain words as the body of a memo: a paragraph a line, coded words as passages. */
export function plainBody(text: string, passages: readonly Passage[] = []): string {
  if (text === '') return '';
  let at = 0;
  const paragraphs = text.split('\n').map((line) => {
    const nodes = lineNodes(line, at, passages);
    at += line.length + 1;
    return paragraphNode(nodes);
  });
  return bodyOf(paragraphs);
}

/** One line as stretches between the borders of passages. */
function lineNodes(line: string, from: number, passages: readonly Passage[]): BodyNode[] {
  const here = passages.filter(({ start, end }) => start < from + line.length && end > from);
  const borders = new Set([0, line.length]);
  for (const { start, end } of here) {
    borders.add(Math.max(0, start - from));
    borders.add(Math.min(line.length, end - from));
  }
  const sorted = [...borders].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((start, index) => {
    const end = sorted[index + 1] ?? line.length;
    const ids = here.filter((each) => each.start <= from + start && each.end >= from + end).map(({ codeId }) => codeId);
    const words = textNode(line.slice(start, end), 0);
    return ids.length === 0 ? words : markNode([...new Set(ids)], [words]);
  });
}

const markNode = (ids: readonly string[], children: readonly BodyNode[]): BodyNode => ({
  type: 'mark',
  version: 1,
  direction: null,
  format: '',
  indent: 0,
  ids,
  children,
});

/** The words of a body, as lists and searches show them. */
export const wordsOfBody = (body: string): string => readMemoBody(body)?.text ?? '';
