import { useMemo } from 'react';
import type { DocumentId } from '#shared/domain/ids.ts';
import type { SpeakerRole } from '#shared/domain/speaker.ts';
import type { TextRange } from '#shared/text/intervals.ts';
import { paragraphsOf } from '#shared/text/paragraphs.ts';
import { useAsk, useSend } from '../../client/hooks.ts';
import { runCommand } from '../../commands/registry.ts';
import { useSession } from '../../state/session.ts';
import { countOf } from '../../ui/counts.ts';
import { hueOf } from '../../ui/hues.ts';
import { Pick } from '../../ui/Pick.tsx';
import { colorOfSpeaker, roleOptions, type SpeakerEntry, useSpeakersOf } from './speakers.ts';
import './speakers.css';

interface SpeakersHereProps {
  readonly documentId: DocumentId;
  readonly text: string;
  /** The words in hand; `null` = the current paragraph. */
  readonly words: TextRange | null;
}

/** More than these speak in the words of a whole page: they are only counted. */
const mostShown = 4;

/** Who says the words in hand, or those of the current paragraph. */
export function SpeakersHere({ documentId, text, words }: SpeakersHereProps) {
  const speakers = useSpeakersOf(documentId);
  const paragraph = useSession((state) => state.paragraph);
  const known = speakers.length > 0;
  const turns = useAsk('speakers.turns', { documentId }, { enabled: known }).data;
  const paragraphs = useMemo(() => (known ? paragraphsOf(text) : []), [known, text]);
  const about = words ?? paragraphs[(paragraph ?? 0) - 1];
  if (!known || !turns || !about) return null;
  const here = new Set(
    turns.filter(({ nameStart, end }) => nameStart < about.end && about.start < end).map(({ speakerId }) => speakerId),
  );
  const speaking = speakers.filter(({ id }) => here.has(id));
  if (speaking.length === 0) return null;
  return (
    <div className="section">
      <header>
        <h3>{speaking.length === 1 ? 'Speaker' : 'Speakers'}</h3>
        <button type="button" className="link" onClick={() => runCommand('documents.speakers')}>
          All
        </button>
      </header>
      {speaking.slice(0, mostShown).map((speaker) => (
        <SpeakerLine key={speaker.id} speaker={speaker} color={colorOfSpeaker(speaker, speakers)} />
      ))}
      {speaking.length > mostShown && <p className="inspector-note">and {speaking.length - mostShown} others</p>}
    </div>
  );
}

function SpeakerLine({ speaker, color }: { readonly speaker: SpeakerEntry; readonly color: string | null }) {
  const { send: update } = useSend('speakers.update');
  const { variables = [], values = [] } = useAsk('speakers.list', { documentIds: [speaker.documentId] }).data ?? {};
  const own = values.filter(({ speakerId }) => speakerId === speaker.id);
  return (
    <>
      <p className="speakers-here">
        <span className="speaker-dot" {...(color ? hueOf(color) : {})} aria-hidden="true" />
        <bdi className="grow ellipsis speakers-here-name" title={speaker.name}>
          {speaker.name}
        </bdi>
        <Pick<SpeakerRole>
          label={`${speaker.name} counts as`}
          value={speaker.role}
          options={roleOptions}
          onChange={(role) => void update({ ids: [speaker.id], role })}
        />
      </p>
      <p className="inspector-note">
        {countOf(speaker.turns, 'turn')}, {countOf(speaker.characters, 'character')}
        {variables.flatMap(({ id, name }) => {
          const value = own.find((each) => each.variableId === id)?.value;
          return value === undefined ? [] : [` · ${name} ${value}`];
        })}
      </p>
    </>
  );
}
