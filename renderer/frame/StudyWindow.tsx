import { useState } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { ChartsTab } from '../features/charts/ChartsTab.tsx';
import { CodesPane } from '../features/codes/CodesPane.tsx';
import { DocumentsPane } from '../features/documents/DocumentsPane.tsx';
import { HistoryTab } from '../features/history/HistoryTab.tsx';
import { MemosTab } from '../features/memos/MemosTab.tsx';
import { ReadTab } from '../features/read/ReadTab.tsx';
import { SegmentsTab } from '../features/segments/SegmentsTab.tsx';
import { type Tab, useSession } from '../state/session.ts';
import { useLayoutMemory } from './preferences.ts';
import { Rail } from './Rail.tsx';
import { StatusBar } from './StatusBar.tsx';
import { setRightSlot, useSlots } from './slots.tsx';
import { Tabs } from './Tabs.tsx';
import { TitleBar } from './TitleBar.tsx';
import { useNarrow } from './useNarrow.ts';

const rooms: Readonly<Record<Tab, () => React.ReactNode>> = {
  read: () => <ReadTab />,
  segments: () => <SegmentsTab />,
  memos: () => <MemosTab />,
  charts: () => <ChartsTab />,
  history: () => <HistoryTab />,
};

/** Tabs whose left side is a rail until the lists are asked for. */
const railed: ReadonlySet<Tab> = new Set(['memos', 'charts', 'history']);

function LeftPane() {
  const [split, remember] = useLayoutMemory('left-split', { documents: 50, codes: 50 });
  return (
    <Group orientation="vertical" defaultLayout={split} onLayoutChanged={(layout) => remember(layout as typeof split)}>
      <Panel id="documents" minSize={80}>
        <div className="frame-pane">
          <DocumentsPane />
        </div>
      </Panel>
      <Separator className="frame-splitter horizontal" aria-label="Height of documents and codes" />
      <Panel id="codes" minSize={80}>
        <div className="frame-pane">
          <CodesPane />
        </div>
      </Panel>
    </Group>
  );
}

interface WindowProps {
  readonly name: string;
  readonly readOnly: string | null;
}

/** The window of an open study: title, lists at the left, the room in the middle, what belongs to it at the right. */
export function StudyWindow({ name, readOnly }: WindowProps) {
  const tab = useSession((state) => state.tab);
  const leftOpen = useSession((state) => state.leftOpen);
  const rightOpen = useSession((state) => state.rightOpen);
  const set = useSession((state) => state.set);
  const [listsWanted, setListsWanted] = useState<Tab | null>(null);
  const hasRight = useSlots((slots) => slots.rights > 0);
  const narrow = useNarrow();
  const asRail = railed.has(tab) && listsWanted !== tab;
  const showLeft = leftOpen && !asRail;
  return (
    <>
      <TitleBar name={name} readOnly={readOnly} />
      <main className="frame-window">
        {!showLeft && (
          <Rail
            onOpen={() => {
              setListsWanted(tab);
              set({ leftOpen: true });
            }}
          />
        )}
        <Group className="frame-columns" orientation="horizontal">
          {showLeft && (
            <>
              <Panel
                id="left"
                className="frame-left"
                defaultSize={narrow ? 240 : 290}
                minSize={200}
                maxSize={520}
                groupResizeBehavior="preserve-pixel-size"
              >
                <section aria-label="Documents and codes" className="frame-fill">
                  <LeftPane />
                </section>
              </Panel>
              <Separator className="frame-splitter vertical" aria-label="Width of the lists" />
            </>
          )}
          <Panel id="stage" className="frame-stage" minSize={320}>
            <div className="frame-main">
              <Tabs />
              <div id="stage" className="frame-room" role="tabpanel" aria-labelledby={`tab-${tab}`}>
                {rooms[tab]()}
              </div>
            </div>
          </Panel>
          {rightOpen && hasRight && (
            <>
              <Separator className="frame-splitter vertical" aria-label="Width of the right pane" />
              <Panel
                id="right"
                className="frame-right-panel"
                defaultSize={narrow ? 288 : 324}
                minSize={240}
                maxSize={560}
                groupResizeBehavior="preserve-pixel-size"
              >
                <div className="frame-fill" ref={setRightSlot} />
              </Panel>
            </>
          )}
        </Group>
      </main>
      <StatusBar />
    </>
  );
}
