import type { Ref } from 'react';
import type { CodeTree } from '#shared/domain/codeTree.ts';
import { useAsk } from '../../client/hooks.ts';
import { session } from '../../state/session.ts';
import { hueOf } from '../../ui/hues.ts';
import { EmptyState } from '../../ui/layout.tsx';
import { PagedList, type PageFrame, pageSize } from '../../ui/PagedList.tsx';
import { type FoundQuestion, type FoundRow, useFound } from './found.ts';
import { linesOf, type PairedDocument, pairDocuments } from './pairing.ts';

interface PairsProps {
  readonly left: FoundQuestion;
  /** `null` = the second query cannot be asked. */
  readonly right: FoundQuestion | null;
  readonly tree: CodeTree;
}

/** How many a question finds in each document; what is active alone is the query for everything, narrowed. */
function useCounts(question: FoundQuestion | null) {
  const { expression = '', choice = {} } = question ?? {};
  const asked = { expression: expression || 'everything', choice };
  const { data, outdated } = useAsk('queries.counts', asked, { enabled: question !== null });
  return question === null ? [] : outdated ? undefined : data?.documents;
}

/** What two queries find, document by document, all of it: page after page as one reads on. */
export function Pairs({ left, right, tree }: PairsProps) {
  const { data } = useAsk('documents.list', {});
  const [ofLeft, ofRight] = [useCounts(left), useCounts(right)];
  if (!data || !ofLeft || !ofRight) return <section className="segments-pairs" aria-busy="true" />;
  const pairs = pairDocuments(data.documents, ofLeft, ofRight);
  const total = pairs.reduce((sum, { lines }) => sum + lines, 0);
  if (total === 0) return <EmptyState title="Neither of the two finds anything." />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and so it must be reached by keyboard
    <section className="segments-pairs scroll" aria-label="What both find, document by document" tabIndex={0}>
      <PagedList key={JSON.stringify([left, right])} total={total} rowHeight={usualHeight} frame={frame}>
        {(offset) => <Lines left={left} right={right} tree={tree} pairs={pairs} offset={offset} total={total} />}
      </PagedList>
    </section>
  );
}

/** Height of a line with its place and three lines of words, in pixels. */
const usualHeight = 110;

const frame: PageFrame = {
  page: ({ ref, children }) => <div ref={ref as Ref<HTMLDivElement>}>{children}</div>,
  blank: (height) => <div style={{ height }} />,
  line: (children) => <div className="segments-end">{children}</div>,
};

interface LinesProps extends PairsProps {
  readonly pairs: readonly PairedDocument[];
  readonly offset: number;
  readonly total: number;
}

function Lines({ left, right, tree, pairs, offset, total }: LinesProps) {
  const lines = linesOf(pairs, offset, Math.min(pageSize, total - offset));
  const first = useRowsByDocument(left, lines.left);
  const second = useRowsByDocument(right ?? left, right ? lines.right : nothing);
  if (!first || !second) return frame.blank(Math.min(pageSize, total - offset) * usualHeight);
  return lines.documents.map(({ id, name, line }) => (
    <div key={id} className="segments-pair">
      <h2 className="segments-group">
        {name}
        {line < offset && <span className="soft"> continued</span>}
      </h2>
      <Side rows={first.get(id) ?? []} tree={tree} isContinued={line < offset} />
      <Side rows={second.get(id) ?? []} tree={tree} isContinued={line < offset} />
    </div>
  ));
}

const nothing = { from: 0, count: 0 };

/** The rows of a question from one on, by their documents; `undefined` while they are not there yet. */
function useRowsByDocument(question: FoundQuestion, { from, count }: typeof nothing) {
  const { data, outdated } = useFound(question, from, Math.max(1, count));
  if (count === 0) return new Map<string, FoundRow[]>();
  return !data || outdated ? undefined : Map.groupBy(data.rows, ({ documentId }): string => documentId);
}

interface SideProps {
  readonly rows: readonly FoundRow[];
  readonly tree: CodeTree;
  readonly isContinued: boolean;
}

const Side = ({ rows, tree, isContinued }: SideProps) => (
  <ul className="segments-side">
    {rows.length === 0 && <li className="soft">{isContinued ? 'nothing more' : 'nothing'}</li>}
    {rows.map((row) => (
      <li key={row.id} {...hueOf(row.color)}>
        <button type="button" className="segments-place" onClick={() => session().openSegment(row)}>
          ¶ {row.paragraph}
          {row.codeId && ` · ${tree.byId.get(row.codeId)?.code.name ?? ''}`}
        </button>
        <p className="segments-words" dir="auto">
          <span className="segments-inside">{row.text}</span>
        </p>
      </li>
    ))}
  </ul>
);
