import type { ReactNode } from 'react';

interface PaneHeadProps {
  readonly title: string;
  /** A count or a state beside the title ("27 · 2 active"). */
  readonly count?: ReactNode;
  /** Buttons at the right. */
  readonly children?: ReactNode;
}

/** The head of a pane: what it is, how many, and what can be done. */
export const PaneHead = ({ title, count, children }: PaneHeadProps) => (
  <div className="pane-head">
    <h2>
      {title} {count !== undefined && <span className="pane-count">{count}</span>}
    </h2>
    <span className="grow" />
    {children}
  </div>
);

interface EmptyStateProps {
  readonly title: string;
  /** The next step, in one sentence, and a button for it where there is one. */
  readonly children?: ReactNode;
}

/** What a place says while there is nothing in it: the next step. */
export const EmptyState = ({ title, children }: EmptyStateProps) => (
  <div className="empty-state">
    <h2>{title}</h2>
    {children}
  </div>
);
