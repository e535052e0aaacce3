import { Download, Trash2 } from 'lucide-react';
import type { MemoId } from '#shared/domain/ids.ts';
import { ask } from '../../client/client.ts';
import { useAsk } from '../../client/hooks.ts';
import { session } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import { MenuButton, MenuItem } from '../../ui/Menu.tsx';
import { showToast } from '../../ui/Toast.tsx';
import { deleteMemos } from './deleteMemos.ts';
import { FlagMenu } from './FlagMenu.tsx';
import type { MemoRow } from './memoRows.ts';

interface ChosenProps {
  readonly ids: readonly MemoId[];
  readonly rows: readonly MemoRow[];
}

/** Gives every chosen memo a type or a flag: one step of the history each. */
async function updateAll(ids: readonly MemoId[], change: { type?: string; flag?: string | null }): Promise<void> {
  for (const id of ids) {
    const answer = await ask('memos.update', { id, ...change });
    if (!answer.ok) return showToast({ message: answer.error.message, tone: 'danger' });
  }
}

/** What can be done with several memos at once. */
export function MemosChosen({ ids, rows }: ChosenProps) {
  const { data: types = [] } = useAsk('memos.types', {});
  const chosen = rows.filter((row) => ids.includes(row.id));
  return (
    <div className="memos-chosen">
      <h2>{ids.length} memos chosen</h2>
      <ul>
        {chosen.slice(0, 12).map((row) => (
          <li key={row.id}>
            <span className="muted">{row.type}</span>
            <span className="ellipsis">{row.name}</span>
          </li>
        ))}
        {chosen.length > 12 && <li className="muted">and {chosen.length - 12} more</li>}
      </ul>
      <div className="memos-chosen-actions">
        <MenuButton label="Type" button={<Button variant="line">Set the type…</Button>}>
          {types.map((type) => (
            <MenuItem key={type} onChoose={() => void updateAll(ids, { type })}>
              {type}
            </MenuItem>
          ))}
        </MenuButton>
        <FlagMenu flag={null} onChange={(flag) => void updateAll(ids, { flag })} />
        <Button
          variant="line"
          icon={Download}
          onClick={() =>
            session().openDialog('export', {
              request: { what: 'memos', memoIds: [...ids] },
              sentence: `The ${ids.length} chosen memos with their type, dates and what they link to.`,
            })
          }
        >
          Export…
        </Button>
        <Button variant="danger" icon={Trash2} onClick={() => void deleteMemos(ids, rows)}>
          Delete
        </Button>
      </div>
    </div>
  );
}
