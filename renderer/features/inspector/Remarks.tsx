import { useMemo } from 'react';
import type { FormatMark } from '#shared/domain/document.ts';
import type { TextRange } from '#shared/text/intervals.ts';
import { paragraphsOf } from '#shared/text/paragraphs.ts';
import { useSession } from '../../state/session.ts';

interface RemarksProps {
  readonly text: string;
  readonly format: readonly FormatMark[];
  /** The words in hand; `null` = the current paragraph. */
  readonly words: TextRange | null;
}

const mostShown = 20;
const longestQuote = 120;

const quote = (words: string): string =>
  words.length > longestQuote ? `${words.slice(0, longestQuote).toWellFormed()} …` : words;

/** What the file itself said about these words: remarks of editors, and where links led to (they are never followed). */
export function Remarks({ text, format, words }: RemarksProps) {
  const paragraph = useSession((state) => state.paragraph);
  const telling = useMemo(
    () => format.filter(({ kind, value }) => (kind === 'comment' || kind === 'link') && value),
    [format],
  );
  const paragraphs = useMemo(() => (telling.length > 0 ? paragraphsOf(text) : []), [telling, text]);
  const about = words ?? paragraphs[(paragraph ?? 0) - 1];
  const here = about ? telling.filter(({ start, end }) => start < about.end && about.start < end) : [];
  if (here.length === 0) return null;
  return (
    <div className="section">
      <header>
        <h3>From the file</h3>
        {here.length > mostShown && <span className="inspector-note">the first {mostShown}</span>}
      </header>
      <ul className="inspector-remarks">
        {here.slice(0, mostShown).map(({ kind, start, end, value }) => (
          <li key={`${kind} ${start} ${end} ${value}`}>
            <p dir="auto">{value}</p>
            <p className="source-line">
              <span>{kind === 'comment' ? 'remark on' : 'link of'}</span>
              <q dir="auto" className="ellipsis">
                {quote(text.slice(start, end).trim())}
              </q>
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}
