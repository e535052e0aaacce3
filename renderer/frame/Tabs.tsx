import type { KeyboardEvent, ReactNode } from 'react';
import { keysLabel } from '../commands/registry.ts';
import { type Tab, useSession } from '../state/session.ts';

export const tabs: readonly { readonly id: Tab; readonly title: string }[] = [
  { id: 'read', title: 'Read' },
  { id: 'segments', title: 'Segments' },
  { id: 'search', title: 'Search' },
  { id: 'memos', title: 'Memos' },
  { id: 'charts', title: 'Charts' },
  { id: 'history', title: 'History' },
];

/** The rooms of a study. One Tab stop; arrows move. `children` stand at the far end. */
export function Tabs({ children }: { readonly children?: ReactNode }) {
  const tab = useSession((state) => state.tab);
  const set = useSession((state) => state.set);
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const at = tabs.findIndex((each) => each.id === tab);
    const next = (at + step + tabs.length) % tabs.length;
    const chosen = tabs[next];
    if (chosen) set({ tab: chosen.id });
    (event.currentTarget.children[next] as HTMLElement | undefined)?.focus();
  };
  return (
    <div className="frame-tabs">
      <div className="frame-tablist" role="tablist" aria-label="Rooms of the study" onKeyDown={move}>
        {tabs.map(({ id, title }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`tab-${id}`}
            aria-selected={tab === id}
            aria-controls="room"
            tabIndex={tab === id ? 0 : -1}
            title={`${title} (${keysLabel(`view.${id}`)})`}
            onClick={() => set({ tab: id, ...(id === 'charts' && tab === 'charts' ? { chart: null } : {}) })}
          >
            {title}
          </button>
        ))}
      </div>
      <div className="frame-tabs-end">{children}</div>
    </div>
  );
}
