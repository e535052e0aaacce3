import './beside.css';
import { useCallback } from 'react';
import type { CodeTree } from '#shared/domain/codeTree.ts';
import { useAsk } from '../../client/hooks.ts';
import { session } from '../../state/session.ts';
import { countOf } from '../../ui/counts.ts';
import { hueOf } from '../../ui/hues.ts';
import { type FoundPage, type FoundQuestion, type FoundRow, useFound } from './found.ts';
import { QueryLine } from './QueryLine.tsx';

/** So many are shown on each side; the counts are of all. */
const mostBeside = 500;

interface SideBySideProps {
  readonly question: FoundQuestion;
  readonly beside: string;
  readonly tree: CodeTree;
}

/** Two queries side by side: what they find in one document stands on one line. */
export function SideBySide({ question, beside, tree }: SideBySideProps) {
  const inOrder = { ...question, grouping: 'document', context: 'none', order: 'place', descending: false } as const;
  const first = useFound(inOrder, 0, mostBeside);
  const second = useFound({ ...inOrder, expression: beside }, 0, mostBeside);
  const { data: rule } = useAsk('queries.check', { expression: beside }, { enabled: beside !== '' });
  const change = useCallback((besideQuery: string) => session().set({ besideQuery }), []);
  return (
    <section className="segments-beside" aria-label="Two queries side by side">
      <div className="segments-beside-head">
        <p className="segments-beside-count">
          <b>{countsOf(first.data)}</b>
          <span className="soft"> by the query above</span>
        </p>
        <div className="segments-beside-second">
          <QueryLine
            label="The second query"
            expression={beside}
            onChange={change}
            onClear={() => session().set({ besideQuery: null })}
            clearLabel="Close the second query"
          />
          <p className="segments-rule">{beside === '' ? 'All codings.' : (rule?.errors[0]?.message ?? rule?.words)}</p>
          <p className="segments-beside-count">
            <b>{second.failure ? second.failure.message : countsOf(second.data)}</b>
          </p>
        </div>
      </div>
      <Pairs left={first.data?.rows ?? []} right={second.failure ? [] : (second.data?.rows ?? [])} tree={tree} />
      {Math.max(first.data?.total ?? 0, second.data?.total ?? 0) > mostBeside && (
        <p className="segments-end">The first {mostBeside} of each are shown; the counts are of all.</p>
      )}
    </section>
  );
}

const countsOf = (page: FoundPage | undefined): string =>
  page
    ? `${countOf(page.total, page.gives === 'segments' ? 'segment' : 'stretch', page.gives)} in ${countOf(page.documents, 'document')}`
    : 'Counting…';

interface PairsProps {
  readonly left: readonly FoundRow[];
  readonly right: readonly FoundRow[];
  readonly tree: CodeTree;
}

function Pairs({ left, right, tree }: PairsProps) {
  const { data } = useAsk('documents.list', {});
  const byDocument = (rows: readonly FoundRow[]) => Map.groupBy(rows, ({ documentId }) => documentId);
  const [ofLeft, ofRight] = [byDocument(left), byDocument(right)];
  const documents = (data?.documents ?? []).filter(({ id }) => ofLeft.has(id) || ofRight.has(id));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and so it must be reached by keyboard
    <section className="segments-pairs scroll" aria-label="What both find, document by document" tabIndex={0}>
      {documents.map(({ id, name }) => (
        <div key={id} className="segments-pair">
          <h2 className="segments-group">{name}</h2>
          <Side rows={ofLeft.get(id) ?? []} tree={tree} />
          <Side rows={ofRight.get(id) ?? []} tree={tree} />
        </div>
      ))}
    </section>
  );
}

const Side = ({ rows, tree }: { readonly rows: readonly FoundRow[]; readonly tree: CodeTree }) => (
  <ul className="segments-side">
    {rows.length === 0 && <li className="soft">nothing</li>}
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
