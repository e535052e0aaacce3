import type { InputOf } from '#shared/contract/index.ts';
import { useAsk } from '../../client/hooks.ts';
import { session } from '../../state/session.ts';
import { formatDay } from '../../ui/dates.ts';
import { PageNothing, PageSection } from './PageParts.tsx';

interface PageMemosProps {
  readonly about: InputOf<'memos.about'>;
  readonly note: string;
  readonly none: string;
}

/** The memos that point at the code or the document; each opens. */
export function PageMemos({ about, note, none }: PageMemosProps) {
  const { data } = useAsk('memos.about', about);
  return (
    <PageSection title="Memos" note={data && data.length > 0 ? note : undefined}>
      {data?.length === 0 && <PageNothing>{none}</PageNothing>}
      <ul className="page-memos">
        {data?.map(({ id, title, type, excerpt, changedAt }) => (
          <li key={id}>
            <button type="button" className="page-memo" title="Open the memo" onClick={() => session().openMemo(id)}>
              <strong>{title || 'Untitled'}</strong>
              <span className="quote page-memo-words" dir="auto">
                {excerpt}
              </span>
              <span className="source-line">
                {type} memo · {formatDay(changedAt)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </PageSection>
  );
}
