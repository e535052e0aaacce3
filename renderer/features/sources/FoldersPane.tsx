import { FolderSearch, FolderX, Plus } from 'lucide-react';
import { useState } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import { ask } from '../../client/client.ts';
import { useAsk, useSend } from '../../client/hooks.ts';
import { session } from '../../state/session.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { countOf, formatCount } from '../../ui/counts.ts';
import { formatDay, formatWhen } from '../../ui/dates.ts';
import { showToast } from '../../ui/Toast.tsx';
import { chooseOpen } from '../files/chooseFile.ts';
import { importFolderFiles } from '../imports/importing.ts';

type Watched = OutputOf<'folders.watched'>[number];
type Look = OutputOf<'folders.lookAgain'>;
type LookedFile = Look['files'][number];

const titles: Readonly<Record<LookedFile['state'], string>> = {
  new: 'New',
  changed: 'Changed since they came in',
  missing: 'Not in the folder any more',
  leftOut: 'Left out before',
};
const hints: Readonly<Record<LookedFile['state'], string>> = {
  new: '',
  changed: 'The document stays as it is until you decide.',
  missing: 'The documents and the originals that the study keeps are not touched by it.',
  leftOut: 'Not imported when the folder was brought in, or not readable then.',
};
const order: readonly LookedFile['state'][] = ['new', 'changed', 'missing', 'leftOut'];

const bringIn = (folder: string, files: readonly LookedFile[]) => {
  session().closeDialog();
  void importFolderFiles(folder, files);
};

function FileLine({
  folder,
  file,
  readOnly,
}: {
  readonly folder: string;
  readonly file: LookedFile;
  readonly readOnly: boolean;
}) {
  const { document, state } = file;
  return (
    <li className="sources-file">
      <span className="ellipsis grow" title={file.file}>
        <bdi>{file.file}</bdi>
        {document && state === 'missing' && <span className="muted"> · {document.name}</span>}
      </span>
      {state === 'changed' && document && (
        <>
          <Button
            disabled={readOnly}
            onClick={() =>
              session().openDialog('documents.new-version', { id: document.id, item: { path: file.path }, folder })
            }
          >
            New version of “{document.name}”…
          </Button>
          <Button disabled={readOnly} onClick={() => bringIn(folder, [file])}>
            As a new document…
          </Button>
        </>
      )}
      {state !== 'missing' && <span className="muted sources-when">{formatWhen(file.changedAt)}</span>}
    </li>
  );
}

const mostShown = 200;

function Found({
  folder,
  look,
  readOnly,
}: {
  readonly folder: string;
  readonly look: Look;
  readonly readOnly: boolean;
}) {
  if (!look.present)
    return <p className="sources-say">The folder is not there: it was moved, renamed, or its disk is not connected.</p>;
  return (
    <div className="sources-found" role="status">
      {look.files.length === 0 && (
        <p className="sources-say">
          Nothing new: {countOf(look.known, 'file is', 'files are')} in the study as they are.
        </p>
      )}
      {order.map((state) => {
        const files = look.files.filter((file) => file.state === state);
        if (files.length === 0) return null;
        return (
          <section key={state} aria-label={titles[state]}>
            <div className="sources-group">
              <h4>
                {titles[state]} <span className="muted">{formatCount(files.length)}</span>
              </h4>
              <span className="muted grow">{hints[state]}</span>
              {(state === 'new' || state === 'leftOut') && (
                <Button variant="line" disabled={readOnly} onClick={() => bringIn(folder, files)}>
                  Bring {files.length === 1 ? 'it' : 'them'} in…
                </Button>
              )}
            </div>
            <ul>
              {files.slice(0, mostShown).map((file) => (
                <FileLine key={file.path} folder={folder} file={file} readOnly={readOnly} />
              ))}
            </ul>
            {files.length > mostShown && <p className="muted">and {countOf(files.length - mostShown, 'other')}</p>}
          </section>
        );
      })}
    </div>
  );
}

function WatchedFolder({ watched, readOnly }: { readonly watched: Watched; readonly readOnly: boolean }) {
  const { folder, name, since, files } = watched;
  const [look, setLook] = useState<Look | null>(null);
  const [looking, setLooking] = useState(false);
  const { send: forget } = useSend('folders.forget');
  const lookAgain = async () => {
    setLooking(true);
    const found = await ask('folders.lookAgain', { folder });
    setLooking(false);
    if (found.ok) setLook(found.value);
    else showToast({ message: found.error.message, tone: 'danger' });
  };
  return (
    <section className="sources-folder" aria-label={name}>
      <div className="sources-head">
        <div className="grow sources-names">
          <h3 className="ellipsis">{name}</h3>
          <p className="muted ellipsis" title={folder}>
            {countOf(files, 'file')} · since {formatDay(since)} · <bdi>{folder}</bdi>
          </p>
        </div>
        <Button variant="line" icon={FolderSearch} disabled={looking} onClick={() => void lookAgain()}>
          {looking ? 'Looking …' : 'Look again'}
        </Button>
        <IconButton label={`Forget the folder ${name}`} icon={FolderX} onClick={() => void forget({ folder })} />
      </div>
      {look && <Found folder={folder} look={look} readOnly={readOnly} />}
    </section>
  );
}

async function watchAnother(): Promise<void> {
  const [folder] = await chooseOpen({ title: 'A folder to look at again later', what: 'folder' });
  if (folder === undefined) return;
  const watched = await ask('folders.watch', { folder, settled: [] });
  if (!watched.ok) showToast({ message: watched.error.message, tone: 'danger' });
}

/** Folders that documents came from: looked through again when that is asked for, never by themselves. */
export function FoldersPane({ readOnly }: { readonly readOnly: boolean }) {
  const { data: watched } = useAsk('folders.watched', {});
  if (!watched) return null;
  return (
    <div className="sources-folders scroll">
      <p className="soft">
        Folders that you import are remembered on this computer, and not in the study. Look again to see which of their
        files are new, changed or gone.
      </p>
      {watched.map((each) => (
        <WatchedFolder key={each.folder} watched={each} readOnly={readOnly} />
      ))}
      <p>
        <Button icon={Plus} onClick={() => void watchAnother()}>
          Another folder…
        </Button>
      </p>
    </div>
  );
}
