import { useState } from 'react';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { useAsk, useSend } from '../../client/hooks.ts';
import type { DialogComponentProps } from '../../frame/dialogs.tsx';
import { Button } from '../../ui/Button.tsx';
import { countOf } from '../../ui/counts.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { showToast } from '../../ui/Toast.tsx';
import { announceStep } from '../read/applyCodes.ts';
import { CodesToGive, type GivenCodes } from './CodesToGive.tsx';
import type { SearchInput } from './view.ts';

type Preview = OutputOf<'search.codePreview'>;
type Range = Preview['ranges'][number];
type Unit = NonNullable<InputOf<'search.codePreview'>['unit']>;

const units = [
  { value: 'hit', label: 'the hit' },
  { value: 'sentence', label: 'its sentence' },
  { value: 'paragraph', label: 'its paragraph' },
  { value: 'around', label: 'paragraphs around' },
] as const satisfies readonly { value: Unit; label: string }[];

/** Ranges that are looked at one by one; more than these are only counted. */
const mostListed = 1000;

const keyOf = ({ documentId, start, end }: Pick<Range, 'documentId' | 'start' | 'end'>) =>
  `${documentId} ${start} ${end}`;

interface RangesProps {
  readonly ranges: readonly Range[];
  readonly struck: ReadonlyMap<string, Range>;
  readonly onToggle: (range: Range) => void;
}

/** What would be coded, document by document, each to be struck. */
function Ranges({ ranges, struck, onToggle }: RangesProps) {
  return (
    <ul className="search-ranges">
      {ranges.map((range, at) => (
        <li key={keyOf(range)} className="search-range">
          {ranges[at - 1]?.documentId !== range.documentId && (
            <h3 className="search-range-document">
              <bdi>{range.documentName}</bdi>
            </h3>
          )}
          <label className="check">
            <input type="checkbox" checked={!struck.has(keyOf(range))} onChange={() => onToggle(range)} />
            <span className="search-range-place">¶ {range.paragraph}</span>
            <span className="search-range-words" dir="auto">
              {range.text}
            </span>
            {range.hits > 1 && <span className="muted">{countOf(range.hits, 'hit')}</span>}
          </label>
        </li>
      ))}
    </ul>
  );
}

/** `312 segments in 40 documents, 12 coded so already` */
function sentenceOf({ total, documents, existing }: Preview): string {
  const already = existing > 0 ? `, ${existing.toLocaleString('en-GB')} coded so already` : '';
  return `${countOf(total, 'segment')} in ${countOf(documents, 'document')}${already}`;
}

/** Ranges that hold now, and those that are struck. Another unit makes other ranges. */
function usePreview(search: SearchInput, given: GivenCodes) {
  const [unit, setUnit] = useState<Unit>('paragraph');
  const [paragraphs, setParagraphs] = useState(1);
  const [struck, setStruck] = useState<ReadonlyMap<string, Range>>(new Map());
  const codeIds = [...given.codeIds];
  const request = { ...search, in: ['documents' as const] };
  const chosen = { request, unit, paragraphs };
  const listed = useAsk('search.codePreview', { ...chosen, limit: mostListed });
  const except = [...struck.values()].map(({ documentId, start, end }) => ({ documentId, start, end }));
  const counted = useAsk('search.codePreview', { ...chosen, codeIds, except, limit: 1 });
  const toggle = (range: Range) => {
    const next = new Map(struck);
    if (!next.delete(keyOf(range))) next.set(keyOf(range), range);
    setStruck(next);
  };
  const change = (part: { readonly unit?: Unit; readonly paragraphs?: number }) => {
    if (part.unit) setUnit(part.unit);
    if (part.paragraphs !== undefined) setParagraphs(part.paragraphs);
    setStruck(new Map());
  };
  return { ...chosen, except, struck, toggle, change, listed, counted };
}

/** Codes all hits in the texts in one step: how much around each, with which codes, and which are left out. */
export function CodeHitsDialog({ onClose, props }: DialogComponentProps) {
  const { search } = props as unknown as { readonly search: SearchInput };
  const [given, setGiven] = useState<GivenCodes>({ codeIds: [], newCode: null });
  const { request, unit, paragraphs, except, struck, toggle, change, listed, counted } = usePreview(search, given);
  const { send, pending } = useSend('search.code');
  const failure = listed.failure ?? counted.failure;
  const total = counted.outdated ? undefined : counted.data?.total;
  const isReady = total !== undefined && total > 0 && given.codeIds.length + (given.newCode ? 1 : 0) > 0;
  const more = (listed.data?.total ?? 0) - (listed.data?.ranges.length ?? 0);
  const code = async () => {
    const { codeIds, newCode } = given;
    const done = await send({ request, unit, paragraphs, except, codeIds: [...codeIds], newCode });
    if (!done) return;
    onClose();
    if (done.added > 0) await announceStep();
    else showToast({ message: 'All of these segments are coded so already.' });
  };
  return (
    <Dialog
      title={`Code the hits of “${search.text.trim()}”`}
      onClose={onClose}
      width={760}
      actions={
        <>
          <p className="search-code-count" role="status">
            {counted.data ? sentenceOf(counted.data) : 'Counting…'}
          </p>
          <span className="grow" />
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={!isReady || pending} onClick={() => void code()}>
            {total === undefined ? 'Code' : `Code ${countOf(total, 'segment')}`}
          </Button>
        </>
      }
    >
      <div className="search-code-line">
        <span className="option-label">Code</span>
        <Segmented label="What is coded" value={unit} options={units} onChange={(value) => change({ unit: value })} />
        {unit === 'around' && (
          <label className="option">
            <span className="option-label">on either side</span>
            <input
              type="number"
              className="field search-number"
              min={1}
              max={50}
              value={paragraphs}
              onChange={(event) =>
                change({ paragraphs: Math.max(0, Math.min(50, Math.round(Number(event.target.value)))) })
              }
            />
          </label>
        )}
      </div>
      <div className="search-code-line">
        <span className="option-label">with</span>
        <CodesToGive given={given} suggested={suggestedName(search.text)} onChange={setGiven} />
      </div>
      {failure && <p className="search-failure">{failure.message}</p>}
      {listed.data?.warnings.map((warning) => (
        <p key={warning} className="search-warning">
          {warning}
        </p>
      ))}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys */}
      <section className="search-ranges-frame scroll" aria-label="What is coded" tabIndex={0}>
        <Ranges ranges={listed.data?.ranges ?? []} struck={struck} onToggle={toggle} />
        {more > 0 && <p className="muted">{countOf(more, 'more segment')} further on: coded as well.</p>}
      </section>
    </Dialog>
  );
}

/** What was typed as the name of a code, without the signs of a search. */
const suggestedName = (text: string): string =>
  text
    .replace(/[\\*?"“”„«»]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, 80);
