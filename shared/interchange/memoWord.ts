import { type BodyNode, blocksOf, childrenOf, wordsIn } from './memoNodes.ts';
import { paragraph, run, type WordBlock, type WordRun } from './wordDocument.ts';

/** The body of a memo as blocks: headings from `level` on, mentions as labels, quotes with their source. */
export function memoBlocks(body: string, level: number): WordBlock[] {
  return blocksOf(body).flatMap((node) => blockWord(node, level));
}

const headingLevel = (level: number): 1 | 2 | 3 | 4 | 5 => Math.min(Math.max(level, 1), 5) as 1 | 2 | 3 | 4 | 5;

function blockWord(node: BodyNode, level: number): WordBlock[] {
  switch (node.type) {
    case 'heading': {
      const own = Number(wordsIn(node, 'tag').slice(1)) || 1;
      return [{ kind: 'heading', level: headingLevel(level + own - 1), runs: runsOf(node) }];
    }
    case 'quote':
      return [paragraph('quote', runsOf(node))];
    case 'list':
      return [{ kind: 'list', ordered: node.listType === 'number', items: itemsOf(node, 0) }];
    case 'segment-quote':
      return [
        { ...paragraph('quote', [run(wordsIn(node, 'text'))]), keepNext: true },
        paragraph('meta', wordsIn(node, 'label')),
      ];
    default:
      return [paragraph('body', runsOf(node))];
  }
}

function itemsOf(list: BodyNode, level: number): { level: number; runs: WordRun[] }[] {
  return childrenOf(list).flatMap((item) => {
    const own = childrenOf(item).filter((child) => child.type !== 'list');
    const nested = childrenOf(item).filter((child) => child.type === 'list');
    return [
      ...(own.length > 0 ? [{ level, runs: own.flatMap((child) => inlineRuns(child)) }] : []),
      // What is nested deeper than paper shows stands at the deepest level.
      ...nested.flatMap((inner) => (level < 50 ? itemsOf(inner, level + 1) : [])),
    ];
  });
}

const runsOf = (node: BodyNode): WordRun[] => childrenOf(node).flatMap((child) => inlineRuns(child));

function inlineRuns(node: BodyNode, link?: string): WordRun[] {
  const linked = link ? { link } : {};
  switch (node.type) {
    case 'text': {
      const format = typeof node.format === 'number' ? node.format : 0;
      return [
        run(wordsIn(node, 'text'), {
          ...linked,
          ...(format & 1 ? { bold: true } : {}),
          ...(format & 2 ? { italic: true } : {}),
          ...(format & 8 ? { underline: { color: null, kind: 'single' as const } } : {}),
        }),
      ];
    }
    case 'linebreak':
      return [run('\n')];
    case 'code-mention':
    case 'document-mention':
    case 'memo-mention':
      return [run(wordsIn(node, 'label'), { shade: '#eceeed' })];
    case 'link':
      return childrenOf(node).flatMap((child) => inlineRuns(child, wordsIn(node, 'url')));
    default:
      return childrenOf(node).flatMap((child) => inlineRuns(child, link));
  }
}
