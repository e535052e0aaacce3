import type { DocumentId } from '#shared/domain/ids.ts';
import { useAsk } from '../../client/hooks.ts';
import { session } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import { joinWords } from '../../ui/counts.ts';
import './speakers.css';

interface SpeakersFoundProps {
  /** The documents that just came in. */
  readonly documentIds: readonly DocumentId[];
  /** Before the speakers are opened: closes what this stands in. */
  readonly onOpen?: () => void;
}

const mostNamed = 4;
/** Between signs that keep a name read from the right from turning the sentence around it. */
const isolate = (name: string): string => `\u2068${name}\u2069`;

/** Who was found to speak in documents that came in, with the way to confirm them; nothing where nobody was. */
export function SpeakersFound({ documentIds, onOpen }: SpeakersFoundProps) {
  const { data } = useAsk(
    'speakers.candidates',
    { documentIds: [...documentIds] },
    { enabled: documentIds.length > 0 },
  );
  const people = documentIds.length === 0 ? [] : (data ?? []).filter(({ marked, role }) => marked && role !== 'none');
  if (people.length === 0) return null;
  const names = people.map(({ name, role }) => (role === 'interviewer' ? `${name} (asks)` : name));
  const shown =
    names.length > mostNamed + 1 ? [...names.slice(0, mostNamed), `${names.length - mostNamed} others`] : names;
  const open = () => {
    onOpen?.();
    session().openDialog('documents.speakers', { documentIds: [...documentIds] });
  };
  return (
    <section className="speakers-found" aria-label="Speakers that were found">
      <p>
        {people.length === 1 ? 'One speaker was found' : `${people.length} speakers were found`}:{' '}
        {joinWords(shown.map(isolate))}.
      </p>
      <Button variant="line" onClick={open}>
        Look at the speakers…
      </Button>
    </section>
  );
}
