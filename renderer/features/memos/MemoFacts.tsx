import type { Memo } from '#shared/domain/memo.ts';
import { useAsk, useSend } from '../../client/hooks.ts';
import { session } from '../../state/session.ts';
import { Pick } from '../../ui/Pick.tsx';
import { FlagMenu } from './FlagMenu.tsx';
import { linkCounts, memoDates } from './memoRows.ts';

const editTypes = '\u0000edit';

interface TypePickProps {
  readonly value: string;
  readonly onChange: (type: string) => void;
  readonly disabled?: boolean;
}

/** The types of memo as the study has them, and the way to change the list. */
export function TypePick({ value, onChange, disabled = false }: TypePickProps) {
  const { data: types = [] } = useAsk('memos.types', {});
  const known = types.includes(value) ? types : [...types, value];
  return (
    <Pick
      label="Type of memo"
      value={value}
      disabled={disabled}
      options={[...known.map((type) => ({ value: type, label: type })), { value: editTypes, label: 'Edit the list…' }]}
      onChange={(type) => (type === editTypes ? session().openDialog('memo-types') : onChange(type))}
    />
  );
}

/** Under the title: type, author, dates and what the memo links to. */
export function MemoFacts({ memo, editable }: { readonly memo: Memo; readonly editable: boolean }) {
  const { send: update } = useSend('memos.update');
  const counts = linkCounts(memo.links);
  return (
    <div className="memos-facts">
      <TypePick value={memo.type} disabled={!editable} onChange={(type) => void update({ id: memo.id, type })} />
      {editable && <FlagMenu flag={memo.flag} onChange={(flag) => void update({ id: memo.id, flag })} />}
      <span>{memo.author}</span>
      <span>{memoDates(memo)}</span>
      {counts && <span>{counts}</span>}
    </div>
  );
}
