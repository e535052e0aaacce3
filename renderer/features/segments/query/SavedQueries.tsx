import { Bookmark } from 'lucide-react';
import { session } from '../../../state/session.ts';
import { Button } from '../../../ui/Button.tsx';
import { MenuButton, MenuItem, MenuSeparator, Submenu } from '../../../ui/Menu.tsx';
import { deleteQuery, type SavedQuery, spokenNow, useSavedQueries } from './saved.ts';

interface SavedQueriesProps {
  readonly expression: string;
  readonly onOpen: (expression: string) => void;
  /** Saves the documents of what is shown as a set. */
  readonly onSaveDocuments?: (() => void) | undefined;
}

/** As many as a menu shows well; all of them are found by typing. */
const mostInMenu = 15;

/** The saved queries of the study: to open, rename and delete; and the query of the line to keep. */
export function SavedQueries({ expression, onOpen, onSaveDocuments }: SavedQueriesProps) {
  const saved = useSavedQueries();
  const open = async (query: SavedQuery) => onOpen(await spokenNow(query));
  const newest = saved.length > mostInMenu ? saved.toSorted((a, b) => b.changedAt - a.changedAt) : saved;
  return (
    <MenuButton
      label="Saved queries"
      button={
        <Button icon={Bookmark} aria-label="Saved queries">
          <span>Queries</span>
        </Button>
      }
    >
      <MenuItem
        disabled={expression === ''}
        onChoose={() => session().openDialog('segments.keepQuery', { expression })}
      >
        Save this query…
      </MenuItem>
      {onSaveDocuments && <MenuItem onChoose={onSaveDocuments}>Save these documents as a set…</MenuItem>}
      {saved.length > mostInMenu && (
        <MenuItem onChoose={() => session().openDialog('segments.findQuery', { onOpen: open })}>
          {`Find one of ${saved.length.toLocaleString('en-GB')} saved queries…`}
        </MenuItem>
      )}
      {saved.length > 0 && <MenuSeparator />}
      {newest.slice(0, mostInMenu).map((query) => (
        <Submenu key={query.id} label={query.name}>
          <MenuItem onChoose={() => void open(query)}>Open</MenuItem>
          <MenuItem onChoose={() => session().openDialog('segments.renameQuery', { ...query })}>Rename…</MenuItem>
          <MenuItem danger onChoose={() => void deleteQuery(query)}>
            Delete
          </MenuItem>
        </Submenu>
      ))}
    </MenuButton>
  );
}
