import type { Segment } from '#shared/contract/procedures/codings.ts';
import { useAsk } from '../../client/hooks.ts';
import type { ReaderCoding } from '../../reader/codingSet.ts';
import { session } from '../../state/session.ts';
import { countOf, formatCount } from '../../ui/counts.ts';
import { hueOf } from '../../ui/hues.ts';
import { shownColor, useCodeTree } from '../codes/tree.ts';

const shown = 3;

/** What the same code says elsewhere: constant comparison without leaving the place. */
export function SameCode({ coding }: { readonly coding: ReaderCoding }) {
  const choice = { codeIds: [coding.codeId], withSubcodes: false };
  const { data } = useAsk('segments.query', { choice, context: 'sentence', limit: 40 });
  const tree = useCodeTree();
  const others = elsewhere(data?.segments ?? [], coding);
  if (!data || others.length === 0) return null;
  const few = others.slice(0, shown);
  const total = data.total - 1;
  return (
    <section className="section">
      <header>
        <h3>Same code elsewhere</h3>
        <span className="inspector-note">
          {formatCount(few.length)} of {formatCount(total)}, in {countOf(data.documents, 'document')}
        </span>
      </header>
      <ul className="inspector-same" {...hueOf(shownColor(tree, coding.codeId))}>
        {few.map((segment) => (
          <li key={segment.id}>
            <SegmentLine segment={segment} />
          </li>
        ))}
      </ul>
      {total > few.length && (
        <button type="button" className="link" onClick={() => session().openCodeSegments([coding.codeId])}>
          All {formatCount(data.total)}
        </button>
      )}
    </section>
  );
}

/** Other documents first, each once before any comes twice. */
function elsewhere(segments: readonly Segment[], { id }: ReaderCoding): readonly Segment[] {
  const turns = new Map<string, number>();
  return segments
    .filter((segment) => segment.id !== id)
    .map((segment) => {
      const turn = turns.get(segment.documentId) ?? 0;
      turns.set(segment.documentId, turn + 1);
      const here = segment.documentId === session().documentId;
      return { segment, turn: turn + (here ? 1 : 0) };
    })
    .sort((a, b) => a.turn - b.turn)
    .map(({ segment }) => segment);
}

/** UTF-16 units that a line of comparison shows at most. */
const mostContext = 60;
const mostWords = 200;

/** The end of the words before, or the beginning of those after, without cutting a word. */
const lastWords = (words: string): string =>
  words.length > mostContext ? `…${words.slice(-mostContext).replace(/^\S*\s/u, '')}` : words;
const firstWords = (words: string, most: number): string =>
  words.length > most ? `${words.slice(0, most).replace(/\s\S*$/u, '')}…` : words;

function SegmentLine({ segment }: { readonly segment: Segment }) {
  const { documentId, start, end, id, text, before, after } = segment;
  return (
    <button
      type="button"
      className="inspector-segment"
      onClick={() => session().openSegment({ documentId, start, end, codingId: id })}
    >
      <span className="quote" dir="auto">
        {lastWords(before)}
        <mark>{firstWords(text, mostWords)}</mark>
        {text.length <= mostWords && firstWords(after, mostContext)}
      </span>
      <span className="source-line">
        {segment.documentName} · ¶ {segment.paragraph}
      </span>
    </button>
  );
}
