import '../exports/exports.css';
import './projects.css';
import { ScanSearch } from 'lucide-react';
import { useEffect, useState } from 'react';
import { ask, subscribe } from '../../client/client.ts';
import { useAsk } from '../../client/hooks.ts';
import type { DialogComponentProps } from '../../frame/dialogs.tsx';
import { session } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Check } from '../../ui/fields.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { showToast } from '../../ui/Toast.tsx';
import { ChoicePicker } from '../exports/ChoicePicker.tsx';
import { ChoiceRows } from '../exports/ChoiceRows.tsx';
import type { Part } from '../exports/studyExport.ts';
import { useChoices } from '../exports/useChoices.ts';
import { chooseSave } from '../files/chooseFile.ts';
import { LossTable } from './LossTable.tsx';
import { countsInWords, type ProjectDraft, projectFormats, requestOf, wholeStudy } from './project.ts';

const jobId = 'projects.write';

/** Writes the file; a sentence tells what came of it. */
async function write(draft: ProjectDraft, path: string): Promise<boolean> {
  // The file dialog has asked already when there was a file of that name.
  const result = await ask('projects.write', { ...requestOf(draft), path, overwrite: true, jobId });
  if (!result.ok) {
    const tone = result.error.code === 'cancelled' ? 'normal' : 'danger';
    showToast({ message: result.error.message, ...(tone === 'danger' ? { tone } : {}) });
    return false;
  }
  const { findings } = result.value;
  const doubt = findings.length > 0 ? ` Other programs may stumble: ${findings[0]?.sentence ?? ''}` : '';
  showToast({ message: `Written to ${result.value.path}.${doubt}` });
  return true;
}

/** Looks for names in what is about to be written, and comes back to the export. */
function checkFirst(draft: ProjectDraft): void {
  const { documentIds } = draft.choice;
  const asker = { kind: 'export.project', label: 'Back to the export', props: { draft } };
  const scope =
    draft.format === 'qdc'
      ? { documentIds: null, parts: ['code' as const, 'label' as const], what: 'Looks through the codes.' }
      : { documentIds, parts: null, what: 'Looks through everything that goes into the project.' };
  session().openDialog('anonymity.check', { ...scope, asker });
}

/** Parts of a choice that a project, or a codebook, can be narrowed by. */
const partsOf = (format: ProjectDraft['format']): readonly Part[] =>
  format === 'qdc' ? ['codes'] : ['documents', 'codes', 'variables', 'coders'];

/** The study, or a part of it, for other programs: as which file, of what, and what these will not see of it. */
export function ProjectDialog({ onClose, props }: DialogComponentProps) {
  const [draft, setDraft] = useState((props.draft as ProjectDraft | undefined) ?? wholeStudy);
  const [picking, setPicking] = useState<Part | null>(null);
  const [lastPicked, setLastPicked] = useState<Part | null>(null);
  const [writing, setWriting] = useState(false);
  const name = useAsk('study.state', {}).data?.study?.name ?? 'Study';
  const choices = useChoices(draft.choice).filter(({ part }) => partsOf(draft.format).includes(part));
  const picked = choices.find(({ part }) => part === picking);
  const change = (part: Partial<ProjectDraft>) => setDraft((before) => ({ ...before, ...part }));
  const save = async () => {
    const { format } = draft;
    const path = await chooseSave({ title, suggestedName: `${name}.${format}`, extensions: [format] });
    if (!path) return;
    setWriting(true);
    const done = await write(draft, path);
    setWriting(false);
    if (done) onClose();
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      width={820}
      actions={
        <>
          <Button icon={ScanSearch} disabled={writing} onClick={() => checkFirst(draft)}>
            Check for names first
          </Button>
          <span className="grow" />
          {writing && <Writing />}
          <Button onClick={() => (writing ? void ask('jobs.cancel', { jobId }) : onClose())}>
            {writing ? 'Stop' : 'Cancel'}
          </Button>
          <Button variant="primary" disabled={writing} onClick={() => void save()}>
            Choose a place…
          </Button>
        </>
      }
    >
      {picked ? (
        <ChoicePicker
          key={picked.part}
          choice={picked}
          onChoose={(choice) => change({ choice })}
          onDone={() => {
            setLastPicked(picked.part);
            setPicking(null);
          }}
        />
      ) : (
        <>
          <Format draft={draft} onChange={change} />
          <ChoiceRows choices={choices} returnTo={lastPicked} onPick={setPicking} />
          <Options draft={draft} onChange={change} />
          <Losses draft={draft} />
        </>
      )}
    </Dialog>
  );
}

const title = 'Export a project for other programs';

interface DraftProps {
  readonly draft: ProjectDraft;
  readonly onChange: (part: Partial<ProjectDraft>) => void;
}

function Format({ draft, onChange }: DraftProps) {
  const use = projectFormats.find(({ value }) => value === draft.format)?.use;
  return (
    <>
      <p className="exports-sentence">
        NVivo, ATLAS.ti, MAXQDA, QualCoder, f4 and others read projects in the format REFI-QDA.
      </p>
      <div className="exports-format-row">
        <Segmented
          label="Format"
          value={draft.format}
          options={projectFormats}
          onChange={(format) => onChange({ format })}
        />
        <span className="muted">{use}</span>
      </div>
    </>
  );
}

function Options({ draft, onChange }: DraftProps) {
  if (draft.format === 'qdc') return null;
  return (
    <div className="projects-options">
      <Check checked={draft.memos} onChange={(memos) => onChange({ memos })}>
        With memos
      </Check>
      {draft.format === 'qdpx' && (
        <>
          <Check checked={draft.sources} onChange={(sources) => onChange({ sources })}>
            With the files that documents came from
          </Check>
          <Check checked={draft.nvivo} onChange={(nvivo) => onChange({ nvivo })}>
            Count positions as NVivo for Windows does (only where NVivo shows wrong words)
          </Check>
        </>
      )}
      <Check checked={draft.paths} onChange={(paths) => onChange({ paths })}>
        Tell where files from other programs lay on their computers
      </Check>
    </div>
  );
}

/** What the project will hold, and what others will not see of it. */
function Losses({ draft }: { readonly draft: ProjectDraft }) {
  const { data, failure, outdated } = useAsk('projects.losses', requestOf(draft));
  if (failure) return <p role="alert">{failure.message}</p>;
  return (
    <div className="projects-report" aria-busy={!data || outdated}>
      <p className="soft" role="status">
        {data ? countsInWords(data.counts) : 'Looking at what the project will hold…'}
      </p>
      {data && <LossTable losses={data.losses} />}
    </div>
  );
}

/** How far the writing has come. */
function Writing() {
  const [progress, setProgress] = useState<{ readonly done: number; readonly total: number } | null>(null);
  useEffect(
    () =>
      subscribe((event) => {
        if (event.type === 'progress' && event.jobId === jobId) setProgress({ done: event.done, total: event.total });
      }),
    [],
  );
  return (
    <span className="projects-writing" role="status">
      <span className="muted">Writing…</span>
      <progress aria-label="Written" {...(progress ? { max: progress.total, value: progress.done } : {})} />
    </span>
  );
}
