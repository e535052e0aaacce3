import { Tags } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { DialogTrigger, Dialog as Floating, Popover, Pressable } from 'react-aria-components';
import type { SpeakerRole } from '#shared/domain/speaker.ts';
import { useSend } from '../../client/hooks.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { formatCount } from '../../ui/counts.ts';
import { hueOf } from '../../ui/hues.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { useVisibleRows } from '../../ui/useVisibleRows.ts';
import { ColorChoice } from '../codes/ColorChoice.tsx';
import { CodeWords } from './CodeWords.tsx';
import { type Candidate, type ChosenRoles, roleOf } from './confirming.ts';
import { colorOfSpeaker, roleOptions, type SpeakerEntry, useSpeakers } from './speakers.ts';

interface NamesTableProps {
  readonly candidates: readonly Candidate[];
  readonly chosen: ChosenRoles;
  readonly readOnly: boolean;
  readonly onChoose: (name: string, role: SpeakerRole) => void;
  /** The words of somebody were coded. */
  readonly onCoded: () => void;
}

const rowHeight = 36;

/** The names with their roles; those that are not marked yet stand below, under a heading (`null`). */
export function NamesTable({ candidates, ...rest }: NamesTableProps) {
  const speakers = useSpeakers();
  const byName = useMemo(() => Map.groupBy(speakers, ({ name }) => name), [speakers]);
  const byDocument = useMemo(() => Map.groupBy(speakers, ({ documentId }) => documentId), [speakers]);
  const rows = useMemo((): readonly (Candidate | null)[] => {
    const [marked, found] = [candidates.filter((each) => each.marked), candidates.filter((each) => !each.marked)];
    return found.length === 0 ? marked : [...marked, null, ...found];
  }, [candidates]);
  const frame = useRef<HTMLDivElement>(null);
  // Two hundred interviews have four hundred names.
  const view = useVisibleRows(frame, rowHeight, rows.length);
  const draw = (candidate: Candidate | null) => {
    if (candidate === null) return <FoundHeading key="found" />;
    const known = byName.get(candidate.name) ?? [];
    const [first] = known;
    const color = first ? colorOfSpeaker(first, byDocument.get(first.documentId) ?? []) : null;
    return <NameRow key={candidate.name} candidate={candidate} known={known} color={color} {...rest} />;
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
    <div ref={frame} className="speakers-frame scroll" role="region" aria-label="Names" tabIndex={0}>
      <table className="speakers-table" aria-rowcount={rows.length + 1}>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Counts as</th>
            <th scope="col" className="number">
              Documents
            </th>
            <th scope="col" className="number">
              Turns
            </th>
            <th scope="col">First words</th>
            <th scope="col">
              <span className="visually-hidden">Code</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {view.first > 0 && <Gap rows={view.first} />}
          {rows.slice(view.first, view.end).map(draw)}
          {view.end < rows.length && <Gap rows={rows.length - view.end} />}
        </tbody>
      </table>
    </div>
  );
}

/** Stands for rows that are out of view. */
const Gap = ({ rows }: { readonly rows: number }) => (
  <tr style={{ height: rows * rowHeight }}>
    <td colSpan={6} />
  </tr>
);

const FoundHeading = () => (
  <tr className="speakers-heading">
    <th scope="colgroup" colSpan={6}>
      Also at the head of a paragraph, and not marked yet
    </th>
  </tr>
);

interface NameRowProps extends Omit<NamesTableProps, 'candidates'> {
  readonly candidate: Candidate;
  readonly known: readonly SpeakerEntry[];
  readonly color: string | null;
}

function NameRow({ candidate, known, color, chosen, readOnly, onChoose, onCoded }: NameRowProps) {
  const { name, documents, turns, sample } = candidate;
  const role = roleOf(candidate, chosen);
  return (
    <tr className={role === 'none' ? 'nobody' : undefined}>
      <th scope="row">
        <span className="speakers-name">
          <Colour name={name} known={known} color={role === 'none' ? null : color} disabled={readOnly} />
          <bdi className="ellipsis" title={name}>
            {name}
          </bdi>
        </span>
      </th>
      <td>
        <Segmented<SpeakerRole>
          label={`${name} counts as`}
          value={role}
          options={roleOptions}
          onChange={(value) => onChoose(name, value)}
        />
      </td>
      <td className="number">{formatCount(documents)}</td>
      <td className="number">{formatCount(turns)}</td>
      <td>
        <div className="speakers-sample" dir="auto" title={sample}>
          {sample}
        </div>
      </td>
      <td>
        {known.length > 0 && role !== 'none' && !readOnly && (
          <CodeWords
            name={name}
            speakers={known}
            onCoded={onCoded}
            button={<IconButton label={`Code the words of ${name}`} icon={Tags} />}
          />
        )}
      </td>
    </tr>
  );
}

interface ColourProps {
  readonly name: string;
  readonly known: readonly SpeakerEntry[];
  readonly color: string | null;
  readonly disabled: boolean;
}

/** The dot before a name; pressing it chooses another colour, at once and for every document. */
function Colour({ name, known, color, disabled }: ColourProps) {
  const { send: update } = useSend('speakers.update');
  const dot = <span className="speaker-dot" {...(color ? hueOf(color) : {})} aria-hidden="true" />;
  if (known.length === 0 || disabled || color === null) return <span className="speakers-colour">{dot}</span>;
  return (
    <DialogTrigger>
      <Pressable>
        <Button className="speakers-colour" aria-label={`Colour of ${name}`}>
          {dot}
        </Button>
      </Pressable>
      <Popover className="floating">
        <Floating className="speakers-colours" aria-label={`Colour of ${name}`}>
          <ColorChoice
            value={color}
            onChange={(next) => void update({ ids: known.map(({ id }) => id), color: next })}
          />
        </Floating>
      </Popover>
    </DialogTrigger>
  );
}
