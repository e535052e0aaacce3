import { useState } from 'react';
import { fuzzyMatch } from '#shared/text/fuzzy.ts';
import { type DialogComponentProps, registerDialog } from '../../../frame/dialogs.tsx';
import { session } from '../../../state/session.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Finder, type Found } from '../../../ui/Finder.tsx';
import { deleteQuery, type SavedQuery, useSavedQueries } from './saved.ts';

/** As many as are looked through; more letters find the others. */
const mostShown = 100;

/** Saved queries by letters of their names, the newest first while nothing is typed. */
function findQueries(saved: readonly SavedQuery[], typed: string, choose: (query: SavedQuery) => void): Found[] {
  return saved
    .flatMap((query) => {
      const match = fuzzyMatch(typed, query.name);
      return match ? [{ query, match }] : [];
    })
    .sort((a, b) => b.match.score - a.match.score || b.query.changedAt - a.query.changedAt)
    .map(({ query, match }) => ({
      id: query.id,
      text: query.name,
      positions: match.positions,
      choose: () => choose(query),
    }));
}

/** Finds one of many saved queries, to open, rename or delete it. */
function FindQueryDialog({ onClose, props }: DialogComponentProps) {
  const { onOpen } = props as { onOpen: (query: SavedQuery) => void };
  const saved = useSavedQueries();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<SavedQuery | null>(null);
  const found = findQueries(saved, typed, setChosen);
  const query = saved.find(({ id }) => id === chosen?.id);
  return (
    <Dialog
      title={query ? query.name : 'Saved queries'}
      onClose={onClose}
      actions={
        query ? (
          <>
            <Button onClick={() => setChosen(null)}>Back to all</Button>
            <Button onClick={() => session().openDialog('segments.renameQuery', { ...query })}>Rename…</Button>
            <Button
              variant="danger"
              onClick={() => {
                setChosen(null);
                void deleteQuery(query);
              }}
            >
              Delete
            </Button>
            <Button
              variant="primary"
              autoFocus
              onClick={() => {
                onClose();
                onOpen(query);
              }}
            >
              Open
            </Button>
          </>
        ) : (
          <Button onClick={onClose}>Cancel</Button>
        )
      }
    >
      {query ? (
        <p className="query-kept">{query.expression.replace(/ #[\w-]+/gu, '')}</p>
      ) : (
        <Finder
          label="Find a saved query"
          query={typed}
          onQueryChange={setTyped}
          found={found.slice(0, mostShown)}
          nothing={`No saved query fits “${typed.trim()}”.`}
          footer={
            found.length > mostShown
              ? `The first ${mostShown} of ${found.length.toLocaleString('en-GB')}: type more letters.`
              : undefined
          }
        />
      )}
    </Dialog>
  );
}

registerDialog('segments.findQuery', FindQueryDialog);
