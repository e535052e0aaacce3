import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { countSurvey } from '#shared/interchange/surveyCounts.ts';
import { ask } from '../../client/client.ts';
import type { DialogComponentProps } from '../../frame/dialogs.tsx';
import { session } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import { countOf, joinWords } from '../../ui/counts.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { beginExchange } from '../exchange/exchange.ts';
import { PlanBar, ReadingBar } from './SurveyOptions.tsx';
import { SurveyTable } from './SurveyTable.tsx';
import { inputOf, type Plan, type SurveyDone, type SurveyItem, type SurveyLook, useSurvey } from './survey.ts';
import './surveys.css';

const nameOf = (item: SurveyItem): string => ('path' in item ? (item.path.split(/[\\/]/u).at(-1) ?? '') : item.name);

/** "24 documents, 5 variables, 312 coded answers" */
function sentenceOf({ filled, columns }: SurveyLook, plan: Plan): string {
  const { documents, variables, answers, emptyRows } = countSurvey(filled, columns.length, plan);
  if (answers === 0) return 'Choose a column as text: it is what will be read and coded.';
  const parts = [
    countOf(documents, 'document'),
    countOf(variables, 'variable'),
    countOf(answers, plan.codeByColumn ? 'coded answer' : 'answer'),
  ];
  const left =
    emptyRows > 0 ? ` ${countOf(emptyRows, 'row')} without text ${emptyRows === 1 ? 'stays' : 'stay'} out.` : '';
  return `${parts.join(', ')}.${left}`;
}

const Warnings = ({ warnings }: { readonly warnings: readonly string[] }) => (
  <ul className="survey-warnings">
    {warnings.map((warning) => (
      <li key={warning}>
        <TriangleAlert className="icon" aria-hidden="true" />
        <span>{warning}</span>
      </li>
    ))}
  </ul>
);

/** What came of it. */
function Done({
  done,
  name,
  onClose,
}: {
  readonly done: SurveyDone;
  readonly name: string;
  readonly onClose: () => void;
}) {
  const { documents, variables, codings, warnings, cancelled } = done;
  const [first] = documents;
  const open = () => {
    onClose();
    if (first) session().openDocument(first.id);
  };
  const came = [
    countOf(documents.length, 'document'),
    ...(variables > 0 ? [countOf(variables, 'variable')] : []),
    ...(codings > 0 ? [countOf(codings, 'coding')] : []),
  ];
  return (
    <Dialog
      title={cancelled ? 'The import was cancelled' : `Import of ${name}`}
      onClose={onClose}
      width={620}
      actions={
        <>
          {first && (
            <Button variant="line" onClick={open}>
              Open {first.name}
            </Button>
          )}
          <Button variant="primary" onClick={onClose}>
            Close
          </Button>
        </>
      }
    >
      <p role="status" className="soft">
        {cancelled
          ? 'Nothing was brought in; the study is as it was before.'
          : `${joinWords(came)} came in. Undo takes all of it back.`}
      </p>
      {warnings.length > 0 && <Warnings warnings={warnings} />}
    </Dialog>
  );
}

function Running({
  name,
  jobId,
  onClose,
}: {
  readonly name: string;
  readonly jobId: string;
  readonly onClose: () => void;
}) {
  return (
    <Dialog
      title={`Importing ${name}`}
      onClose={onClose}
      actions={
        <Button variant="line" onClick={() => void ask('jobs.cancel', { jobId })}>
          Cancel
        </Button>
      }
    >
      <progress aria-label="Reading the table" />
      <p className="muted">Nothing is in the study until all of it is.</p>
    </Dialog>
  );
}

type Phase =
  | { readonly is: 'choosing' }
  | { readonly is: 'running'; readonly jobId: string }
  | { readonly is: 'done'; readonly done: SurveyDone };

/**
 * A table becomes documents: what its columns are is chosen above its first rows. `props`: `item`, the table, and
 * `onImported`, called when it has come in.
 */
export function SurveyDialog({ onClose, props }: DialogComponentProps) {
  const [item] = useState(props.item as SurveyItem);
  const survey = useSurvey(item);
  const [phase, setPhase] = useState<Phase>({ is: 'choosing' });
  const [refusal, setRefusal] = useState('');
  const name = nameOf(item);
  const { look, plan, problem, reading } = survey;
  const run = async () => {
    if (!look || !plan) return;
    const jobId = crypto.randomUUID();
    setPhase({ is: 'running', jobId });
    const result = await ask('surveys.import', inputOf(item, jobId, look, reading, plan));
    setRefusal(result.ok ? '' : result.error.message);
    if (result.ok && !result.value.cancelled) (props.onImported as (() => void) | undefined)?.();
    setPhase(result.ok ? { is: 'done', done: result.value } : { is: 'choosing' });
  };
  if (phase.is === 'done') return <Done done={phase.done} name={name} onClose={onClose} />;
  if (phase.is === 'running') return <Running name={name} jobId={phase.jobId} onClose={onClose} />;
  const sentence = problem || refusal;
  const isReady = look !== null && plan !== null && problem === '' && plan.columns.some(({ use }) => use === 'text');
  return (
    <Dialog
      title={`Import ${name} as a survey`}
      onClose={onClose}
      width={1180}
      actions={
        <>
          <p className="survey-counts" role="status">
            {look && plan && sentenceOf(look, plan)}
          </p>
          <Button
            title="A table of codes, or of coded segments as other programs write it"
            onClick={() => {
              // It is not waiting any more to come in as documents.
              (props.onImported as (() => void) | undefined)?.();
              onClose();
              void beginExchange(item);
            }}
          >
            It holds codes or segments…
          </Button>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={!isReady} onClick={() => void run()}>
            Import
          </Button>
        </>
      }
    >
      {sentence && (
        <p className="field-error" role="alert">
          {sentence}
        </p>
      )}
      {!look && !problem && <progress aria-label="Looking into the table" />}
      {look && plan && (
        <>
          <ReadingBar look={look} reading={reading} onRead={survey.read} />
          <PlanBar look={look} plan={plan} onChange={survey.change} />
          {look.warnings.length > 0 && <Warnings warnings={look.warnings} />}
          <SurveyTable look={look} plan={plan} onChange={(columns) => survey.change({ columns })} />
        </>
      )}
    </Dialog>
  );
}
