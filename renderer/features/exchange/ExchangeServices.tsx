import { useEffect, useState } from 'react';
import { exchangeFormatOf } from '#shared/domain/exchange.ts';
import { useCommand } from '../../commands/registry.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/fields.tsx';
import { chooseOpen } from '../files/chooseFile.ts';
import { DoneDialog } from './DoneDialog.tsx';
import {
  beginExchange,
  cancelExchange,
  choosePlan,
  closeExchange,
  type Exchange,
  type ExchangeItem,
  fileNameOf,
  followProgress,
  useExchange,
} from './exchange.ts';
import { LookDialog } from './LookDialog.tsx';
import { TableChoice } from './TableChoice.tsx';
import './exchange.css';

async function chooseProject(): Promise<void> {
  const [path] = await chooseOpen({ title: 'Bring in a project or a codebook', what: 'project' });
  if (path) await beginExchange({ path });
}

interface WorkingProps {
  readonly title: string;
  readonly say: string;
  readonly jobId: string;
  readonly cancelling: boolean;
}

/** Progress with a way out. */
function Working({ title, say, jobId, cancelling }: WorkingProps) {
  const [progress, setProgress] = useState({ done: 0, total: 0 });
  useEffect(() => followProgress(jobId, (done, total) => setProgress({ done, total })), [jobId]);
  const { done, total } = progress;
  return (
    <Dialog
      title={title}
      onClose={() => void cancelExchange()}
      width={560}
      actions={
        <Button variant="line" disabled={cancelling} onClick={() => void cancelExchange()}>
          {cancelling ? 'Cancelling …' : 'Cancel'}
        </Button>
      }
    >
      <progress aria-label={title} {...(total > 0 ? { max: total, value: done } : {})} />
      <p className="muted" role="status">
        {say}
      </p>
    </Dialog>
  );
}

/** A file of Taguette may hold many projects: which one, by its name. */
function ProjectChoice() {
  const [project, setProject] = useState(useExchange((state) => state.plan.project));
  return (
    <form
      className="exchange-project"
      onSubmit={(event) => {
        event.preventDefault();
        choosePlan({ project: project.trim() });
      }}
    >
      <Field
        label="Name of the project"
        hint="Where the file holds several: its name, or # with its number."
        autoFocus
        value={project}
        maxLength={500}
        onChange={(event) => setProject(event.target.value)}
      />
      <Button variant="primary" type="submit" disabled={project.trim() === ''}>
        Look into it
      </Button>
    </form>
  );
}

interface FailedProps {
  readonly item: ExchangeItem;
  readonly failed: Extract<Exchange, { phase: 'failed' }>;
}

/** Several projects are no mishap: the file wants to know which one. */
function Failed({ item, failed: { code, message } }: FailedProps) {
  const file = fileNameOf(item);
  const asks = exchangeFormatOf(file) === 'taguette' && (code === 'invalid_input' || code === 'not_found');
  return (
    <Dialog
      title={asks ? `Which project of ${file}?` : `${file} cannot be brought in`}
      onClose={closeExchange}
      width={520}
      actions={
        <Button variant={asks ? 'line' : 'primary'} autoFocus={!asks} onClick={closeExchange}>
          {asks ? 'Cancel' : 'Close'}
        </Button>
      }
    >
      <TableChoice />
      <p role="alert">{message}</p>
      {asks ? <ProjectChoice /> : <p className="soft">Nothing was changed.</p>}
    </Dialog>
  );
}

/** Projects of other programs, from the choice of a file to the report. */
export function ExchangeServices() {
  const { exchange, item } = useExchange();
  useCommand('exchange.bring', () => void chooseProject());
  if (!exchange || !item) return null;
  const file = fileNameOf(item);
  switch (exchange.phase) {
    case 'looking':
      return (
        <Working
          title={`Looking into ${file}`}
          say="Nothing is changed by it."
          jobId={exchange.jobId}
          cancelling={false}
        />
      );
    case 'looked':
      return <LookDialog looked={exchange} />;
    case 'running':
      return (
        <Working
          title={`Bringing in ${file}`}
          say="Nothing is in the study until all of it is."
          jobId={exchange.jobId}
          cancelling={exchange.cancelling}
        />
      );
    case 'done':
      return <DoneDialog done={exchange} />;
    case 'failed':
      return <Failed item={item} failed={exchange} />;
  }
}
