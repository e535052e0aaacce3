import type { InputOf } from '#shared/contract/index.ts';
import { useAsk } from '../../client/hooks.ts';
import { keysLabel } from '../../commands/registry.ts';
import { session } from '../../state/session.ts';
import { formatWhen } from '../../ui/dates.ts';
import { Kbd } from '../../ui/marks.tsx';

interface MemosHereProps {
  /** What the memos are about. */
  readonly about: InputOf<'memos.about'>;
  readonly onNew: () => void;
  readonly title?: string;
}

/** The memos that point here, and the way to a new one. */
export function MemosHere({ about, onNew, title = 'Memos here' }: MemosHereProps) {
  const { data } = useAsk('memos.about', about);
  return (
    <section className="section">
      <header>
        <h3>{title}</h3>
        <button type="button" className="inspector-new" onClick={onNew}>
          <span className="link">New</span> <Kbd>{keysLabel('memo.here')}</Kbd>
        </button>
      </header>
      {data?.length === 0 && (
        <p className="inspector-note">None yet. A memo keeps a thought with the words that raised it.</p>
      )}
      {data?.map((memo) => (
        <button
          key={memo.id}
          type="button"
          className="inspector-memo"
          onClick={() => session().set({ memoId: memo.id, memoBeside: true })}
        >
          <span className="source-line">
            <span className="soft">{memo.type.charAt(0).toUpperCase() + memo.type.slice(1)}</span>
            {formatWhen(memo.changedAt)}
          </span>
          {memo.title && <strong>{memo.title}</strong>}
          {memo.excerpt && <span className="inspector-excerpt">{memo.excerpt}</span>}
        </button>
      ))}
    </section>
  );
}
