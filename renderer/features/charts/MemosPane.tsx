import { formatCount } from '#shared/charts/sentences.ts';
import type { MemoId } from '#shared/domain/ids.ts';
import { useAsk } from '../../client/hooks.ts';
import { session } from '../../state/session.ts';
import { PaneHead } from '../../ui/layout.tsx';

/** Memos as a list; each opens. */
export function MemoItems({ ids }: { readonly ids: readonly string[] }) {
  const { data } = useAsk('memos.list', {});
  const wanted = new Set(ids);
  const memos = data?.filter(({ id }) => wanted.has(id)) ?? [];
  return (
    <ul aria-label="Memos">
      {memos.map(({ id, title, excerpt, type }) => (
        <li key={id}>
          <button
            type="button"
            className="charts-passage"
            title="Open the memo"
            onClick={() => session().openMemo(id as MemoId)}
          >
            <span className="charts-cell-name">{title || 'Untitled'}</span>
            <span className="quote charts-quote" dir="auto">
              {excerpt}
            </span>
            <span className="source-line">{type} memo</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The memos behind a place of the memo row. */
export function MemosPane({
  name,
  sentence,
  ids,
}: {
  readonly name: string;
  readonly sentence: string;
  readonly ids: readonly string[];
}) {
  return (
    <div className="charts-half">
      <PaneHead title="Memos" count={formatCount(ids.length)} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="charts-passages scroll" tabIndex={0} aria-label="Memos behind the mark">
        <p className="charts-cell-name">{name}</p>
        <p className="source-line">{sentence}</p>
        <MemoItems ids={ids} />
      </section>
    </div>
  );
}
