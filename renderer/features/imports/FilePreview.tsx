import { CircleX, Copy, Info, Table2, TriangleAlert } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { kindNames } from '#shared/domain/fileKinds.ts';
import { Button } from '../../ui/Button.tsx';
import { countOf, formatBytes, formatCount, joinWords } from '../../ui/counts.ts';
import { formatDay } from '../../ui/dates.ts';
import { type Notice, noticesOf } from './attention.ts';
import type { Candidate } from './candidates.ts';
import { useChoosing } from './choosing.ts';
import { Excerpt } from './Excerpt.tsx';
import { type LookAnswer, lookAt, useLooks } from './looks.ts';
import { ReadingChoices } from './ReadingChoices.tsx';
import { openSurvey } from './tables.ts';

const icons: Readonly<Record<Notice['about'], ReactNode>> = {
  broken: <CircleX className="icon import-bad" aria-label="It cannot come in" />,
  table: <Table2 className="icon" aria-label="A table" />,
  known: <Copy className="icon" aria-label="In the study already" />,
  encoding: <TriangleAlert className="icon import-warned" aria-label="To be looked at" />,
  remark: <Info className="icon import-warned" aria-label="A remark" />,
};

function Notices({ notices }: { readonly notices: readonly Notice[] }) {
  if (notices.length === 0) return null;
  return (
    <ul className="import-notices">
      {notices.map((notice) => (
        <li key={notice.words}>
          {icons[notice.about]}
          <span>{notice.words}</span>
        </li>
      ))}
    </ul>
  );
}

const mostNames = 6;

/** "3 people speak: INT (23 turns, interviewer), Ana (22 turns)" */
function Speakers({ speakers }: Pick<LookAnswer, 'speakers'>) {
  const people = speakers.filter(({ role }) => role !== 'none');
  if (people.length === 0) return null;
  const names = people
    .slice(0, mostNames)
    .map(
      ({ name, turns, role }) => `${name} (${countOf(turns, 'turn')}${role === 'interviewer' ? ', interviewer' : ''})`,
    );
  const more = people.length - names.length;
  const all = more > 0 ? [...names, countOf(more, 'other')] : names;
  return (
    <p className="import-facts">
      {countOf(people.length, 'person speaks', 'people speak')}: {joinWords(all)}
    </p>
  );
}

function facts(candidate: Candidate, answer: LookAnswer | null): string {
  return [
    answer ? kindNames[answer.origin.kind] : candidate.promised && kindNames[candidate.promised],
    formatBytes(candidate.bytes),
    candidate.changedAt > 0 ? `of ${formatDay(candidate.changedAt)}` : null,
    answer && countOf(answer.paragraphs, 'paragraph'),
    answer && `${formatCount(answer.characters)} characters`,
  ]
    .filter((fact) => fact !== null && fact !== '')
    .join(' · ');
}

/** The chosen file: what is to know of it, how it is read, and its first words as they will stand in the reader. */
export function FilePreview({ candidate }: { readonly candidate: Candidate }) {
  const look = useLooks((state) => state.looks.get(candidate.key));
  const known = useLooks((state) => state.known.get(candidate.key) ?? null);
  const options = useChoosing((state) => state.options);
  const kindOptions = useChoosing((state) => state.kindOptions);
  useEffect(() => {
    // Asked again whenever it is to be read in another way.
    if (!options || !kindOptions) return undefined;
    const stop = new AbortController();
    void lookAt(candidate, stop.signal);
    return () => stop.abort();
  }, [candidate, options, kindOptions]);
  const answer = look?.state === 'read' ? look.answer : null;
  const notices = noticesOf(candidate, look, known);
  return (
    <section className="import-preview" aria-label={`Preview of ${candidate.name}`}>
      <h3 className="ellipsis" title={candidate.file}>
        {candidate.name}
      </h3>
      <p className="import-facts">{facts(candidate, answer)}</p>
      <Notices notices={notices} />
      {candidate.promised === 'table' && candidate.failure === null && (
        <p>
          <Button variant="line" icon={Table2} onClick={() => void openSurvey(candidate)}>
            Bring it in as a survey…
          </Button>
        </p>
      )}
      {answer && <Speakers speakers={answer.speakers} />}
      {answer && <ReadingChoices key={candidate.key} candidate={candidate} answer={answer} />}
      {answer && (
        <Excerpt label={`First words of ${candidate.name}`} text={answer.excerpt.text} format={answer.excerpt.format} />
      )}
      {!look && candidate.failure === null && candidate.promised !== 'table' && (
        <p className="muted" role="status">
          Looking at it …
        </p>
      )}
    </section>
  );
}
