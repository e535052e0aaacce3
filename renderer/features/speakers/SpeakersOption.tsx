import { session } from '../../state/session.ts';
import { Pick } from '../../ui/Pick.tsx';
import { useSpeakerScope } from './choice.ts';

/** Whose words count, in a bar; nothing while the study has no speakers. */
export function SpeakersOption() {
  const { isOffered, scope, names, change } = useSpeakerScope();
  if (!isOffered) return null;
  const [first] = names;
  const chosen = names.length === 1 ? `only ${first}` : `${names.length} chosen speakers`;
  return (
    <span className="option">
      <span className="option-label">Speakers</span>
      <Pick
        label="Whose words count"
        value={scope}
        options={[
          { value: 'all', label: 'everybody' },
          { value: 'participants', label: 'without interviewers' },
          ...(scope === 'chosen' ? [{ value: 'chosen' as const, label: chosen }] : []),
          { value: 'choose', label: 'choose speakers…' },
        ]}
        onChange={(value) => {
          if (value === 'choose') session().openDialog('speakers.choose');
          else change({ scope: value });
        }}
      />
    </span>
  );
}
