import { useState } from 'react';
import { encodingCalled, encodings } from '#shared/domain/encodings.ts';
import { kindNames } from '#shared/domain/fileKinds.ts';
import type { ReadingOption, ReadingOptions } from '#shared/domain/reading.ts';
import { usualReadingOptions } from '#shared/domain/reading.ts';
import { Button } from '../../ui/Button.tsx';
import { countOf } from '../../ui/counts.ts';
import { Check } from '../../ui/fields.tsx';
import { Pick } from '../../ui/Pick.tsx';
import { confidenceWords, sure } from './attention.ts';
import type { Candidate } from './candidates.ts';
import { kindOf, optionsOf, setEncoding, setOptions, useChoosing } from './choosing.ts';
import { type LookAnswer, useLooks } from './looks.ts';

interface ReadingChoicesProps {
  readonly candidate: Candidate;
  readonly answer: LookAnswer;
}

const foundOut = '';

/** What is found out first, then what the bytes fit best, then all others. */
function encodingOptions({ encodings: likely }: LookAnswer, forced: boolean) {
  const ranked = likely.map(({ encoding, confidence }) => ({
    value: encoding,
    label: `${encodingCalled(encoding)} · ${confidenceWords(confidence)}`,
  }));
  const known = new Set(ranked.map(({ value }) => value));
  const others = encodings
    .filter(({ name }) => !known.has(name))
    .map(({ name }) => ({ value: name, label: encodingCalled(name) }));
  const first = forced ? 'Found out by the program' : `Found out: ${ranked[0]?.label ?? 'nothing fits'}`;
  return [{ value: foundOut, label: first }, ...ranked, ...others];
}

/** Files whose encoding is a guess: they may well have come from the same machine. */
function useOtherGuesses(candidate: Candidate): readonly string[] {
  const looks = useLooks((state) => state.looks);
  const candidates = useChoosing((state) => state.candidates);
  return candidates.flatMap(({ key }) => {
    const look = looks.get(key);
    const origin = look?.state === 'read' ? look.answer.origin : null;
    const guessed = origin !== null && origin.encoding !== null && origin.confidence < sure;
    return guessed && key !== candidate.key ? [key] : [];
  });
}

function EncodingChoice({ candidate, answer }: ReadingChoicesProps) {
  const { encoding = null } = optionsOf(candidate);
  const others = useOtherGuesses(candidate);
  const { origin } = answer;
  return (
    <div className="import-option">
      <span className="option-label">Encoding</span>
      <Pick
        label="Encoding"
        value={encoding ?? foundOut}
        options={encodingOptions(answer, encoding !== null)}
        onChange={(value) => setEncoding([candidate.key], value === foundOut ? null : value)}
      />
      {others.length > 0 && origin.encoding !== null && (encoding !== null || origin.confidence < sure) && (
        <Button onClick={() => setEncoding(others, encoding ?? origin.encoding)}>
          Also for {countOf(others.length, 'other file')} with a guessed encoding
        </Button>
      )}
    </div>
  );
}

type Tick = Exclude<ReadingOption, 'encoding'>;

const ticks: Readonly<
  Record<Tick, { readonly words: string; readonly on: Partial<ReadingOptions>; readonly off: Partial<ReadingOptions> }>
> = {
  changes: { words: 'As it was before its tracked changes', on: { changes: 'original' }, off: { changes: 'accepted' } },
  comments: { words: 'Keep comments, as remarks beside the words', on: { comments: true }, off: { comments: false } },
  hidden: { words: 'Bring in hidden text, marked as hidden', on: { hidden: true }, off: { hidden: false } },
  joinHyphens: {
    words: 'Join words that a hyphen cuts at the end of a line',
    on: { joinHyphens: true },
    off: { joinHyphens: false },
  },
  mergeCues: {
    words: 'Join what one person says into one paragraph',
    on: { mergeCues: true },
    off: { mergeCues: false },
  },
};

const isOn = (tick: Tick, options: ReadingOptions): boolean =>
  tick === 'changes' ? options.changes === 'original' : options[tick];

/** How a file is to be read, where there is more than one way: for it alone, or for all of its kind. */
export function ReadingChoices({ candidate, answer }: ReadingChoicesProps) {
  const [wide, setWide] = useState(false);
  useChoosing((state) => state.options);
  useChoosing((state) => state.kindOptions);
  const alike = useChoosing((state) => state.candidates.filter((each) => kindOf(each) === kindOf(candidate)).length);
  const options: ReadingOptions = { ...usualReadingOptions, ...optionsOf(candidate) };
  const shown = answer.choices.filter((choice) => choice !== 'encoding');
  const scope = wide && alike > 1 ? 'kind' : 'file';
  return (
    <>
      {answer.choices.includes('encoding') && <EncodingChoice candidate={candidate} answer={answer} />}
      {shown.length > 0 && (
        <div className="import-ticks" role="group" aria-label="How it is read">
          {shown.map((tick) => (
            <Check
              key={tick}
              checked={isOn(tick, options)}
              onChange={(on) => setOptions(candidate, on ? ticks[tick].on : ticks[tick].off, scope)}
            >
              {ticks[tick].words}
            </Check>
          ))}
          {alike > 1 && (
            <Check
              checked={wide}
              onChange={(on) => {
                setWide(on);
                if (on) setOptions(candidate, pickOf(options, shown), 'kind');
              }}
            >
              <span className="soft">So for all {countOf(alike, `${kindNames[kindOf(candidate)]} file`)}</span>
            </Check>
          )}
        </div>
      )}
    </>
  );
}

const pickOf = (options: ReadingOptions, names: readonly ReadingOption[]): Partial<ReadingOptions> =>
  Object.fromEntries(names.map((name) => [name, options[name]]));
