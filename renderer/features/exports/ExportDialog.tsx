import './exports.css';
import { ScanSearch } from 'lucide-react';
import { useState } from 'react';
import type { DialogComponentProps } from '../../frame/dialogs.tsx';
import { useLayoutMemory } from '../../frame/preferences.ts';
import { session } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { checkBefore } from './checkBefore.ts';
import { type ExportFormat, type ExportRequest, exportKinds } from './kinds.ts';
import { chooseAndWrite } from './writing.ts';

interface ExportProps {
  readonly request: ExportRequest;
  /** What will be written, in one sentence. */
  readonly sentence?: string;
  /** Called when a file was written. */
  readonly onWritten?: () => void;
}

/** Looks for names in what is about to be written, and comes back to the export. */
function checkFirst(props: DialogComponentProps['props'], { request }: ExportProps): void {
  const { scope, what } = checkBefore(request);
  const asker = { kind: 'export', label: 'Back to the export', props };
  session().openDialog('anonymity.check', { ...scope, what, asker });
}

/** Asks for a format and a place, and writes exactly what is shown. */
export function ExportDialog({ onClose, props }: DialogComponentProps) {
  const { request, sentence, onWritten } = props as unknown as ExportProps;
  const kind = exportKinds[request.what];
  const first = kind.formats[0]?.format ?? 'csv';
  const [remembered, remember] = useLayoutMemory<ExportFormat>(`export-${request.what}`, first);
  const [format, setFormat] = useState(kind.formats.some((each) => each.format === remembered) ? remembered : first);
  const [writing, setWriting] = useState<AbortController | null>(null);
  const save = async () => {
    remember(format);
    const stop = new AbortController();
    setWriting(stop);
    const isWritten = await chooseAndWrite(request, format, stop.signal);
    if (isWritten) {
      onWritten?.();
      onClose();
    }
    setWriting(null);
  };
  return (
    <Dialog
      title={kind.title}
      onClose={onClose}
      actions={
        <>
          <Button
            icon={ScanSearch}
            onClick={() => {
              // What is chosen here stays chosen.
              remember(format);
              checkFirst(props, { request });
            }}
          >
            Check for names first
          </Button>
          <span className="grow" />
          <Button onClick={() => (writing ? writing.abort() : onClose())}>{writing ? 'Stop' : 'Cancel'}</Button>
          <Button variant="primary" disabled={writing !== null} onClick={() => void save()}>
            {writing ? 'Writing…' : 'Choose a place…'}
          </Button>
        </>
      }
    >
      {sentence && <p className="exports-sentence">{sentence}</p>}
      <fieldset className="exports-formats">
        <legend className="visually-hidden">Format</legend>
        {kind.formats.map((choice) => (
          <label key={choice.format} className="exports-format">
            <input
              type="radio"
              name="format"
              checked={format === choice.format}
              onChange={() => setFormat(choice.format)}
            />
            <span className="exports-format-title">{choice.title}</span>
            <span className="muted">{choice.use}</span>
          </label>
        ))}
      </fieldset>
    </Dialog>
  );
}
