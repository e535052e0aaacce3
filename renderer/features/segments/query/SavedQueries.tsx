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

/** The saved queries of the study: to open, rename and delete; and the query of the line to keep. */
export function SavedQueries({ expression, onOpen, onSaveDocuments }: SavedQueriesProps) {
  const saved = useSavedQueries();
  const open = async (query: SavedQuery) => onOpen(await spokenNow(query));
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
      {saved.length > 0 && <MenuSeparator />}
      {saved.map((query) => (
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
