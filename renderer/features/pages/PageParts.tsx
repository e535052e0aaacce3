import type { ReactNode } from 'react';
import { useAsk } from '../../client/hooks.ts';
import { formatFullDay } from '../../ui/dates.ts';
import { hueOf } from '../../ui/hues.ts';

interface PageHeadProps {
  /** What kind of thing the page is about, and where it stands. */
  readonly what: string;
  readonly mark?: ReactNode;
  readonly title: string;
  /** Its numbers in one line. */
  readonly line: string;
  /** Where it leads. */
  readonly children: ReactNode;
}

/** The study and the day: on paper alone, where no window stands around the page to say them. */
function PaperLine() {
  const { data } = useAsk('study.state', {});
  return (
    <p className="page-paper">
      {data?.study?.name} · {formatFullDay(Date.now())}
    </p>
  );
}

export const PageHead = ({ what, mark, title, line, children }: PageHeadProps) => (
  <header className="page-head">
    <PaperLine />
    <p className="page-what">{what}</p>
    <h1>
      {mark}
      {title}
    </h1>
    <p className="page-line">{line}</p>
    <div className="page-actions">{children}</div>
  </header>
);

interface PageSectionProps {
  readonly title: string;
  /** What its numbers mean. */
  readonly note?: ReactNode;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A part of a page under its own heading. */
export const PageSection = ({ title, note, wide = false, children }: PageSectionProps) => (
  <section className={wide ? 'page-section wide' : 'page-section'} aria-label={title}>
    <h2>{title}</h2>
    {note && <p className="page-note">{note}</p>}
    {children}
  </section>
);

export const PageNothing = ({ children }: { readonly children: ReactNode }) => (
  <p className="page-nothing">{children}</p>
);

interface PageBarProps {
  readonly name: string;
  readonly color: string;
  /** 0..1 of the longest. */
  readonly share: number;
  readonly numbers: readonly string[];
  /** What the numbers say, in a sentence. */
  readonly title: string;
  readonly onPress: () => void;
}

/** A row of a list of bars: name, bar, numbers; pressing it leads on. */
export const PageBar = ({ name, color, share, numbers, title, onPress }: PageBarProps) => (
  <li {...hueOf(color)}>
    <button type="button" className="page-bar-row" title={title} onClick={onPress}>
      <span className="page-bar-name">{name}</span>
      <span className="page-bar-track">
        <span style={{ width: `${share * 100}%` }} />
      </span>
      {numbers.map((number, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the numbers of a row have their places
        <span key={at} className="page-bar-number">
          {number}
        </span>
      ))}
    </button>
  </li>
);
