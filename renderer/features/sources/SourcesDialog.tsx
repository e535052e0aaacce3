import { useMemo, useState } from 'react';
import type { DocumentId } from '#shared/domain/ids.ts';
import { ask } from '../../client/client.ts';
import { useAsk } from '../../client/hooks.ts';
import type { DialogComponentProps } from '../../frame/dialogs.tsx';
import { session } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import { countOf } from '../../ui/counts.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { SearchField } from '../../ui/fields.tsx';
import { MenuButton, MenuItem } from '../../ui/Menu.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { showToast } from '../../ui/Toast.tsx';
import { useShelf } from '../documents/documents.ts';
import { copyText, saveFile } from '../files/saveFile.ts';
import { FoldersPane } from './FoldersPane.tsx';
import { SourcesTable } from './SourcesTable.tsx';
import { type SourceColumn, type SourceRow, sourceRows, sourcesCsv } from './sourceRows.ts';
import './sources.css';

async function saveOriginal(id: DocumentId): Promise<void> {
  const source = await ask('documents.source', { id });
  if (!source.ok) {
    showToast({ message: source.error.message, tone: 'danger' });
    return;
  }
  const { name, base64 } = source.value;
  await saveFile({ title: 'Save the original file', suggestedName: name, content: { base64 } });
}

function ListMenu({ rows }: { readonly rows: readonly SourceRow[] }) {
  const save = () =>
    void saveFile({
      title: 'Save the list',
      suggestedName: 'where documents came from.csv',
      content: sourcesCsv(rows),
    });
  return (
    <MenuButton label="The list" button={<Button variant="line">Keep the list</Button>}>
      <MenuItem onChoose={save}>Save it as CSV…</MenuItem>
      <MenuItem onChoose={() => void copyText('The list', sourcesCsv(rows).replace('\uFEFF', ''))}>Copy it</MenuItem>
    </MenuButton>
  );
}

type Page = 'documents' | 'folders';
interface Sorting {
  readonly column: SourceColumn | null;
  readonly descending: boolean;
}

/** What came from where: every document with its file, and the folders that can be looked through again. */
export function SourcesDialog({ onClose, props }: DialogComponentProps) {
  const [page, setPage] = useState<Page>(props.page === 'folders' ? 'folders' : 'documents');
  const [filter, setFilter] = useState('');
  const [chosen, setChosen] = useState<DocumentId | null>(null);
  const [{ column, descending }, setSorting] = useState<Sorting>({ column: null, descending: false });
  const shelf = useShelf();
  const origins = useAsk('documents.origins', {}).data;
  const readOnly = (useAsk('study.state', {}).data?.study?.readOnly ?? null) !== null;
  const rows = useMemo(
    () => sourceRows(origins ?? [], shelf, { filter, column, descending }),
    [origins, shelf, filter, column, descending],
  );
  const row = rows.find(({ id }) => id === chosen);
  const open = (id: DocumentId) => {
    onClose();
    session().openDocument(id);
  };
  return (
    <Dialog
      title="Where documents came from"
      onClose={onClose}
      width={1080}
      actions={
        <>
          {page === 'documents' && (
            <span className="sources-actions">
              <ListMenu rows={rows} />
              <span className="grow" />
              <Button disabled={!row} onClick={() => row && open(row.id)}>
                Open
              </Button>
              <Button disabled={!row || row.file === ''} onClick={() => row && void saveOriginal(row.id)}>
                Save the original…
              </Button>
              <Button
                disabled={!row || row.file === '' || readOnly}
                onClick={() => row && session().openDialog('reread', { id: row.id })}
              >
                Read it anew…
              </Button>
            </span>
          )}
          <Button variant="primary" onClick={onClose}>
            Close
          </Button>
        </>
      }
    >
      <div className="sources-bar">
        <Segmented<Page>
          label="What is shown"
          value={page}
          options={[
            { value: 'documents', label: 'Documents', count: origins?.length },
            { value: 'folders', label: 'Folders' },
          ]}
          onChange={setPage}
        />
        <span className="grow" />
        {page === 'documents' && (
          <>
            {filter !== '' && <span className="muted">{countOf(rows.length, 'document')}</span>}
            <SearchField
              label="Filter the documents"
              value={filter}
              onChange={(event) => setFilter(event.target.value)}
            />
          </>
        )}
      </div>
      {page === 'folders' ? (
        <FoldersPane readOnly={readOnly} />
      ) : (
        <SourcesTable
          rows={rows}
          chosen={chosen}
          onChoose={setChosen}
          onOpen={open}
          column={column}
          descending={descending}
          onSort={(next, down) => setSorting({ column: next, descending: down })}
        />
      )}
    </Dialog>
  );
}
