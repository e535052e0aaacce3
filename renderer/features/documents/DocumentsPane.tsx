import { FileUp, ListFilter, Search } from 'lucide-react';
import { useMemo } from 'react';
import { useAsk } from '../../client/hooks.ts';
import { runCommand, useCommand } from '../../commands/registry.ts';
import { useLayoutMemory } from '../../frame/preferences.ts';
import { session, useSession } from '../../state/session.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { formatCount } from '../../ui/counts.ts';
import { SearchField } from '../../ui/fields.tsx';
import { PaneHead } from '../../ui/layout.tsx';
import { MenuButton, MenuItem, MenuSeparator } from '../../ui/Menu.tsx';
import { Kbd } from '../../ui/marks.tsx';
import { SetsSection } from '../sets/SetsSection.tsx';
import { DocumentsTree } from './DocumentsTree.tsx';
import {
  type DocumentSort,
  sortDocuments,
  useCodingsOf,
  useDocuments,
  useVariables,
  type VariableTable,
} from './documents.ts';
import { buildRows, type DocumentRow, walkRows } from './rows.ts';
import { beginGroup, setDocumentsView, useDocumentsView } from './view.ts';
import '../codes/codes.css';
import './documents.css';

interface ViewMenuProps {
  readonly sort: DocumentSort;
  readonly onSort: (sort: DocumentSort) => void;
  readonly table: VariableTable;
  readonly groups: readonly string[];
}

const orders: readonly { readonly sort: DocumentSort; readonly title: string }[] = [
  { sort: 'study', title: 'Order of the study' },
  { sort: 'name', title: 'By name' },
  { sort: 'codings', title: 'By number of codings' },
  { sort: 'added', title: 'Newest first' },
];

function ViewMenu({ sort, onSort, table, groups }: ViewMenuProps) {
  const anyActive = useSession((state) => state.activeDocuments.size > 0);
  const byVariable = table.variables.map(({ id, name }) => ({ sort: `variable:${id}` as const, title: `By ${name}` }));
  return (
    <MenuButton
      label="View of the documents"
      button={<IconButton label="Order and view of the documents" icon={ListFilter} />}
    >
      {[...orders, ...byVariable].map((order) => (
        <MenuItem key={order.sort} hint={order.sort === sort ? 'now' : ''} onChoose={() => onSort(order.sort)}>
          {order.title}
        </MenuItem>
      ))}
      <MenuSeparator />
      <MenuItem onChoose={() => session().openDialog('documents.variables-shown')}>Variables to show…</MenuItem>
      <MenuItem onChoose={() => runCommand('documents.variables')}>Variables table…</MenuItem>
      <MenuItem onChoose={() => runCommand('documents.sets')}>Sets of documents…</MenuItem>
      <MenuSeparator />
      <MenuItem onChoose={beginGroup}>New group</MenuItem>
      <MenuItem onChoose={() => setDocumentsView({ folded: new Set() })}>Expand all groups</MenuItem>
      <MenuItem onChoose={() => setDocumentsView({ folded: new Set(groups) })}>Collapse all groups</MenuItem>
      <MenuItem disabled={!anyActive} onChoose={() => session().set({ activeDocuments: new Set() })}>
        Clear the activation
      </MenuItem>
    </MenuButton>
  );
}

function Filter() {
  const filter = useDocumentsView((view) => view.filter);
  return (
    <div className="pane-filter">
      <SearchField
        label="Filter the documents"
        autoFocus
        value={filter}
        onChange={(event) => setDocumentsView({ filter: event.target.value })}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setDocumentsView({ filtering: false, filter: '' });
        }}
      />
    </div>
  );
}

const NoDocuments = ({ readOnly }: { readonly readOnly: boolean }) => (
  <div className="pane-empty">
    <p className="pane-say">Drop field notes into this window, or a whole folder of them.</p>
    <p>
      Text, Word, OpenDocument, PDF, web pages, subtitles. Each folder becomes a group; the originals stay where they
      are.
    </p>
    <p>
      <Button variant="line" disabled={readOnly} onClick={() => runCommand('documents.import')}>
        Import documents
      </Button>{' '}
      <Kbd>Ctrl I</Kbd>
    </p>
  </div>
);

/** Walks the documents as they stand in the list. */
function useDocumentWalk(rows: readonly DocumentRow[]): void {
  const step = (by: number) => {
    const ids = [...walkRows(rows)].filter((row) => row.kind === 'document').flatMap((row) => row.ids);
    const { documentId } = session();
    const at = documentId ? ids.indexOf(documentId) : -1;
    const next = ids[at < 0 ? 0 : at + by];
    if (next) session().openDocument(next);
  };
  useCommand('document.next', () => step(1), rows.length > 0);
  useCommand('document.previous', () => step(-1), rows.length > 0);
}

/** The left pane's upper half: the documents. */
export function DocumentsPane() {
  const shelf = useDocuments();
  const table = useVariables();
  const codingsOf = useCodingsOf();
  const readOnly = (useAsk('study.state', {}).data?.study?.readOnly ?? null) !== null;
  const { filtering, filter, draftGroup } = useDocumentsView();
  const active = useSession((state) => state.activeDocuments.size);
  const [sort, setSort] = useLayoutMemory<DocumentSort>('documents-sort', 'study');
  // Counts change with every coding: they are an order only where they were asked for as one.
  const counts = sort === 'codings' ? codingsOf : null;
  const rows = useMemo(() => {
    if (!shelf) return [];
    const order = (documents: typeof shelf.documents) => sortDocuments(documents, sort, counts ?? (() => 0), table);
    return buildRows(shelf, order, filter, draftGroup);
  }, [shelf, sort, counts, table, filter, draftGroup]);
  useDocumentWalk(rows);
  if (!shelf) return null;
  const total = shelf.documents.length;
  const groups = rows.filter((row) => row.kind === 'group').map((row) => row.id);
  return (
    <section className="pane-fill" aria-label="Documents">
      <PaneHead
        title="Documents"
        count={active > 0 ? `${formatCount(total)} · ${formatCount(active)} active` : formatCount(total)}
      >
        <IconButton
          label="Filter the documents"
          icon={Search}
          aria-pressed={filtering}
          onClick={() => setDocumentsView({ filtering: !filtering, filter: '' })}
        />
        <ViewMenu sort={sort} onSort={setSort} table={table} groups={groups} />
        <IconButton
          label="Import documents"
          keys="Ctrl I"
          icon={FileUp}
          disabled={readOnly}
          onClick={() => runCommand('documents.import')}
        />
      </PaneHead>
      {filtering && <Filter />}
      {total === 0 && shelf.groups.length === 0 && !draftGroup ? (
        <NoDocuments readOnly={readOnly} />
      ) : (
        <DocumentsTree shelf={shelf} rows={rows} readOnly={readOnly || sort !== 'study'} />
      )}
      {filter.trim() !== '' && rows.length === 0 && <p className="pane-note">No document fits “{filter.trim()}”.</p>}
      <SetsSection />
    </section>
  );
}
