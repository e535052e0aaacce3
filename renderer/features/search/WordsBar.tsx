import { Download } from 'lucide-react';
import { session } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import { countOf } from '../../ui/counts.ts';
import { Check } from '../../ui/fields.tsx';
import { Pick } from '../../ui/Pick.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { useMode } from '../charts/useMode.ts';
import { SpeakersOption } from '../speakers/SpeakersOption.tsx';
import { PartSwitch } from './PartSwitch.tsx';
import { ScopeOption } from './SearchBar.tsx';
import { setWordsView, useSearchView } from './view.ts';
import type { WordCount } from './wordCounting.ts';

const shows = [
  { value: 'both', label: 'both' },
  { value: 'table', label: 'table' },
  { value: 'cloud', label: 'cloud' },
] as const;

/** `English, 3 own words`; `nothing` */
function leftOutWords({ stopLists, ownWords, answer }: WordCount): string {
  const names = new Map(answer.data?.stopLists.map(({ language, name }) => [language, name]));
  const parts = [
    ...stopLists.map((language) => names.get(language) ?? language),
    ...(ownWords.length > 0 ? [countOf(ownWords.length, 'own word')] : []),
  ];
  return parts.length === 0 ? 'nothing' : parts.length > 2 ? `${parts.length} lists` : parts.join(', ');
}

function LeftOut({ count }: { readonly count: WordCount }) {
  const words = leftOutWords(count);
  return (
    <span className="option">
      <span className="option-label">Left out</span>
      <Button
        variant="line"
        className="words-left-out"
        aria-label={`Left out: ${words}`}
        aria-haspopup="dialog"
        onClick={() => session().openDialog('search.left-out')}
      >
        {words}
      </Button>
    </span>
  );
}

function GroupOption({ count }: { readonly count: WordCount }) {
  const options = [
    { value: 'none', label: 'nothing' },
    { value: 'group', label: 'document groups' },
    { value: 'document', label: 'documents' },
    ...count.variables.map(({ id, name }) => ({ value: `variable:${id}`, label: name })),
  ];
  return (
    <span className="option">
      <span className="option-label">Compare</span>
      <Pick label="Set side by side" value={count.by} options={options} onChange={(by) => setWordsView({ by })} />
    </span>
  );
}

/** What is counted, what is left out, and how it is shown. */
export function WordsBar({ count }: { readonly count: WordCount }) {
  const { shortest, numbers, show } = useSearchView((view) => view.words);
  const mode = useMode();
  const openExport = () =>
    session().openDialog('export', {
      request: { what: 'words', options: { ...count.input, limit: 5000 }, theme: mode },
      sentence:
        'Up to 5,000 words with their counts, in all and side by side as shown; as a drawing or a picture, the cloud.',
    });
  return (
    <div className="option-bar words-bar" role="toolbar" aria-label="Options of the word count">
      <PartSwitch />
      <ScopeOption />
      <SpeakersOption />
      <GroupOption count={count} />
      <LeftOut count={count} />
      <label className="option">
        <span className="option-label">From</span>
        <input
          type="number"
          className="field search-number"
          min={1}
          max={50}
          value={shortest}
          onChange={(event) =>
            setWordsView({ shortest: Math.max(1, Math.min(50, Math.round(Number(event.target.value)) || 1)) })
          }
        />
        <span className="option-label">letters</span>
      </label>
      <Check checked={numbers} onChange={(checked) => setWordsView({ numbers: checked })}>
        numbers
      </Check>
      <span className="words-end">
        <Segmented label="Show" value={show} options={shows} onChange={(value) => setWordsView({ show: value })} />
        <Button variant="line" icon={Download} disabled={!count.answer.data?.words.length} onClick={openExport}>
          Export
        </Button>
      </span>
    </div>
  );
}
