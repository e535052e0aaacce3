import { ArrowUp, File, Folder } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import type { OutputOf } from '#shared/contract/index.ts';
import { useAsk } from '../../client/hooks.ts';
import { useLayoutMemory } from '../../frame/preferences.ts';
import { useAnchoredSelection } from '../../ui/anchoredSelection.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { countOf, formatBytes } from '../../ui/counts.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { formatWhen } from '../../ui/dates.ts';
import { Field } from '../../ui/fields.tsx';
import { extensionsOf, joinPath, toFileName, wantsFolder } from './fileKinds.ts';
import type { FileRequest } from './fileRequest.ts';
import { useFileRequest } from './fileRequest.ts';
import './files.css';

type Listing = OutputOf<'files.list'>;
type Entry = Listing['entries'][number];

function EntryRow({ entry }: { readonly entry: Entry }) {
  const Icon = entry.folder ? Folder : File;
  return (
    <>
      <Icon className="icon" aria-hidden="true" />
      <span className="ellipsis grow">{entry.name}</span>
      {!entry.folder && <span className="files-size">{formatBytes(entry.bytes)}</span>}
      <span className="files-when">{formatWhen(entry.changedAt)}</span>
    </>
  );
}

interface EntriesProps {
  readonly listing: Listing;
  readonly multiple: boolean;
  /** Where nothing has to be typed, the list has the focus. */
  readonly takesFocus: boolean;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (paths: ReadonlySet<string>) => void;
  readonly onTake: (entry: Entry) => void;
}

function Entries({ listing, multiple, takesFocus, chosen, onChoose, onTake }: EntriesProps) {
  const { entries } = listing;
  const selection = useAnchoredSelection(chosen, (keys) =>
    onChoose(new Set(keys === 'all' ? entries.map((entry) => entry.path) : [...keys].map(String))),
  );
  return (
    <ListBox
      key={listing.folder}
      aria-label={`Files in ${listing.folder}`}
      className="files-entries"
      selectionMode={multiple ? 'multiple' : 'single'}
      selectionBehavior="replace"
      // Escape is for the dialog: what is chosen here goes with it.
      escapeKeyBehavior="none"
      autoFocus={takesFocus && entries.length > 0 ? 'first' : false}
      {...selection}
      onAction={(key) => {
        const entry = entries.find((each) => each.path === key);
        if (entry) onTake(entry);
      }}
      items={entries.map((entry) => ({ ...entry, id: entry.path }))}
      renderEmptyState={() => <p className="files-nothing">Nothing here that can be opened.</p>}
    >
      {(entry) => (
        <ListBoxItem id={entry.id} textValue={entry.name} className="files-entry">
          <EntryRow entry={entry} />
        </ListBoxItem>
      )}
    </ListBox>
  );
}

interface PlacesProps {
  readonly listing: Listing;
  readonly onGo: (folder: string) => void;
}

const Places = ({ listing, onGo }: PlacesProps) => (
  <nav className="files-places" aria-label="Places">
    {listing.places.map((place) => (
      <button
        key={place.path}
        type="button"
        className="files-place"
        aria-current={place.path === listing.folder ? 'location' : undefined}
        onClick={() => onGo(place.path)}
      >
        {place.name}
      </button>
    ))}
  </nav>
);

interface BrowserProps {
  readonly request: FileRequest;
  readonly answer: (paths: readonly string[]) => void;
}

/** What the chosen entries answer: nothing while they do not fit what is asked for. */
function chosenPaths(request: FileRequest, listing: Listing, chosen: ReadonlySet<string>): readonly string[] {
  const entries = listing.entries.filter((entry) => chosen.has(entry.path));
  if (wantsFolder(request)) {
    const folders = entries.filter((entry) => entry.folder).map((entry) => entry.path);
    return folders.length > 0 ? folders : [listing.folder];
  }
  return entries.filter((entry) => !entry.folder).map((entry) => entry.path);
}

/** The one folder that is chosen where files are asked for: the button goes into it. */
function chosenFolder(request: FileRequest, listing: Listing, chosen: ReadonlySet<string>): string | null {
  if (request.kind === 'save' || wantsFolder(request) || chosen.size !== 1) return null;
  return listing.entries.find((entry) => entry.folder && chosen.has(entry.path))?.path ?? null;
}

function openLabel(request: FileRequest, paths: readonly string[], folder: string | null): string {
  if (request.kind === 'save') return 'Save';
  if (folder !== null) return 'Open the folder';
  if (wantsFolder(request)) return 'Choose this folder';
  return paths.length > 1 ? `Open ${countOf(paths.length, 'file')}` : 'Open';
}

function FileBrowser({ request, answer }: BrowserProps) {
  const form = useId();
  const [remembered, remember] = useLayoutMemory<string | null>('folder', null);
  const [folder, setFolder] = useState<string | null>(remembered);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [typed, setTyped] = useState(request.kind === 'save' ? request.suggestedName : '');
  const [agreed, setAgreed] = useState('');
  const asked = useAsk('files.list', { folder, extensions: [...extensionsOf(request)] });
  // A remembered folder may be gone: then the list begins at home.
  const home = useAsk('files.list', { folder: null, extensions: [...extensionsOf(request)] });
  const { data: listing, outdated } = asked.failure ? home : asked;
  if (!listing) return null;

  const go = (next: string) => {
    setFolder(next);
    setChosen(new Set());
    setAgreed('');
  };
  const finish = (paths: readonly string[]) => {
    if (paths.length === 0) return;
    remember(listing.folder);
    answer(paths);
  };
  const name = request.kind === 'save' ? toFileName(typed, request.extensions) : '';
  const target = joinPath(listing.folder, name);
  const taken = request.kind === 'save' && listing.entries.some((entry) => entry.name === name);
  const paths = request.kind === 'save' ? (name ? [target] : []) : chosenPaths(request, listing, chosen);
  const refused = taken && request.kind === 'save' && !request.mayReplace;
  const into = chosenFolder(request, listing, chosen);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A name is for the folder that was opened, not for the one before.
    if (refused || outdated) return;
    if (into !== null) go(into);
    else if (taken && agreed !== target) setAgreed(target);
    else finish(paths);
  };
  const take = (entry: Entry) => {
    if (entry.folder) go(entry.path);
    else if (request.kind === 'save') setTyped(entry.name);
    else finish([entry.path]);
  };
  const problem = refused
    ? `“${name}” is there already: choose another name.`
    : taken && agreed === target
      ? `“${name}” is there already. Save once more to replace it.`
      : undefined;
  return (
    <Dialog
      title={request.title}
      onClose={() => answer([])}
      width={720}
      actions={
        <>
          <Button onClick={() => answer([])}>Cancel</Button>
          <Button
            variant="primary"
            type="submit"
            form={form}
            disabled={(paths.length === 0 && into === null) || refused || outdated}
          >
            {taken && agreed === target ? 'Replace' : openLabel(request, paths, into)}
          </Button>
        </>
      }
    >
      <form id={form} className="files" onSubmit={submit}>
        {request.kind === 'save' && (
          <Field
            label="Name"
            value={typed}
            error={problem}
            autoFocus
            onFocus={(event) => event.target.setSelectionRange(0, event.target.value.replace(/\.[^.]*$/u, '').length)}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
        <div className="files-where">
          <IconButton
            label="The folder above"
            icon={ArrowUp}
            disabled={listing.parent === null}
            onClick={() => listing.parent !== null && go(listing.parent)}
          />
          <span className="files-path ellipsis" title={listing.folder}>
            {listing.folder}
          </span>
        </div>
        {asked.failure && folder !== null && (
          <p className="field-error" role="alert">
            {asked.failure.message}
          </p>
        )}
        <div className="files-columns">
          <Places listing={listing} onGo={go} />
          <Entries
            listing={listing}
            multiple={request.kind === 'open' && request.multiple}
            takesFocus={request.kind === 'open'}
            chosen={chosen}
            onChoose={setChosen}
            onTake={take}
          />
        </div>
      </form>
    </Dialog>
  );
}

/** The window's own file dialog, for doors that have none; drawn while somebody asks for a file. */
export function FileDialogHost() {
  const asked = useFileRequest((state) => state.asked);
  return asked ? <FileBrowser request={asked.request} answer={asked.answer} /> : null;
}
