import { useEffect, useRef } from 'react';
import { useSession } from '../../state/session.ts';
import { Check, SearchField } from '../../ui/fields.tsx';
import { Pick } from '../../ui/Pick.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { useSets } from '../sets/sets.ts';
import { SpeakersOption } from '../speakers/SpeakersOption.tsx';
import { PartSwitch } from './PartSwitch.tsx';
import { allPlaces, type SearchPlace, setSearchView, useDocumentScope, useSearchView } from './view.ts';

const matches = [
  { value: 'all', label: 'all words', title: 'Every word in one paragraph' },
  { value: 'any', label: 'any word', title: 'At least one of the words' },
  { value: 'phrase', label: 'phrase', title: 'The words exactly as they stand' },
  { value: 'pattern', label: 'pattern', title: 'A regular expression, as in JavaScript' },
] as const;

const placeNames: Readonly<Record<SearchPlace, string>> = {
  documents: 'documents',
  memos: 'memos',
  codes: 'codes',
  comments: 'comments',
};

const hints: Readonly<Record<(typeof matches)[number]['value'], string>> = {
  all: 'Words or “phrases”; * stands for any letters, ? for one',
  any: 'Words or “phrases”; * stands for any letters, ? for one',
  phrase: 'Words as they follow each other',
  pattern: 'A regular expression: trust(ed|ing)?\\s+\\w+',
};

/** The field, and how what is typed is meant. `onDown` leaves it for the hits. */
export function SearchFieldLine({
  error,
  onDown,
}: {
  readonly error: string | undefined;
  readonly onDown: () => void;
}) {
  const { text, match, focus } = useSearchView();
  const field = useRef<HTMLInputElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each wish to type is an event, its number no value that is used
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [focus]);
  return (
    <div className="search-line">
      <PartSwitch />
      <SearchField
        ref={field}
        label="Search texts, memos, codes and comments"
        placeholder={hints[match]}
        value={text}
        dir="auto"
        spellCheck={false}
        autoComplete="off"
        maxLength={2000}
        aria-invalid={error ? true : undefined}
        onChange={(event) => setSearchView({ text: event.target.value })}
        onKeyDown={(event) => {
          const goesOn = event.key === 'ArrowDown' || event.key === 'Enter';
          if (!goesOn || event.nativeEvent.isComposing) return;
          event.preventDefault();
          onDown();
        }}
      />
      <Segmented
        label="How words are meant"
        value={match}
        options={matches}
        onChange={(value) => setSearchView({ match: value })}
      />
    </div>
  );
}

function Places() {
  const places = useSearchView((view) => view.in);
  return (
    <fieldset className="search-checks">
      <legend className="option-label">In</legend>
      {allPlaces.map((place) => (
        <Check
          key={place}
          checked={places.includes(place)}
          onChange={(checked) =>
            setSearchView({ in: allPlaces.filter((each) => (each === place ? checked : places.includes(each))) })
          }
        >
          {placeNames[place]}
        </Check>
      ))}
    </fieldset>
  );
}

/** Which documents: all, the active ones, or those of a set. */
export function ScopeOption() {
  const { scope } = useDocumentScope();
  const active = useSession((state) => state.activeDocuments.size);
  const sets = useSets();
  const options = [
    { value: 'all', label: 'all' },
    ...(active > 0 ? [{ value: 'active', label: `${active} active` }] : []),
    ...sets.map(({ id, name }) => ({ value: `set:${id}`, label: name })),
  ];
  if (options.length === 1) return null;
  return (
    <span className="option">
      <span className="option-label">Documents</span>
      <Pick
        label="Documents that are searched"
        value={scope}
        options={options}
        onChange={(value) => setSearchView({ scope: value })}
      />
    </span>
  );
}

/** Where is searched, and what tells words apart. */
export function SearchOptions() {
  const { match, wholeWords, matchCase, matchMarks } = useSearchView();
  return (
    <div className="search-options">
      <Places />
      <ScopeOption />
      <SpeakersOption />
      <fieldset className="search-checks">
        <legend className="visually-hidden">What tells words apart</legend>
        <Check checked={wholeWords} onChange={(checked) => setSearchView({ wholeWords: checked })}>
          whole words
        </Check>
        <Check checked={matchCase} onChange={(checked) => setSearchView({ matchCase: checked })}>
          capitals
        </Check>
        {match !== 'pattern' && (
          <Check checked={matchMarks} onChange={(checked) => setSearchView({ matchMarks: checked })}>
            accents
          </Check>
        )}
      </fieldset>
    </div>
  );
}
