import { PanelRight } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { keysLabel, useCommand } from '../commands/registry.ts';
import { CodesPane } from '../features/codes/CodesPane.tsx';
import { DocumentsPane } from '../features/documents/DocumentsPane.tsx';
import { ReadTab } from '../features/read/ReadTab.tsx';
import { type Tab, useSession } from '../state/session.ts';
import { IconButton } from '../ui/Button.tsx';
import { lazyPart } from './lazyPart.tsx';
import { useLayoutMemory } from './preferences.ts';
import { Rail } from './Rail.tsx';
import { StatusBar } from './StatusBar.tsx';
import { setRightSlot, useSlots } from './slots.tsx';
import { Tabs } from './Tabs.tsx';
import { TitleBar } from './TitleBar.tsx';
import { useRoom } from './useRoom.ts';

const ChartsTab = lazyPart(async () => (await import('../features/charts/ChartsTab.tsx')).ChartsTab);
const HistoryTab = lazyPart(async () => (await import('../features/history/HistoryTab.tsx')).HistoryTab);
const MemosTab = lazyPart(async () => (await import('../features/memos/MemosTab.tsx')).MemosTab);
const PageOver = lazyPart(async () => (await import('../features/pages/PageOver.tsx')).PageOver);
const SearchTab = lazyPart(async () => (await import('../features/search/SearchTab.tsx')).SearchTab);
const SegmentsTab = lazyPart(async () => (await import('../features/segments/SegmentsTab.tsx')).SegmentsTab);

const rooms: Readonly<Record<Tab, () => React.ReactNode>> = {
  read: () => <ReadTab />,
  segments: () => <SegmentsTab />,
  search: () => <SearchTab />,
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

/** A pane that lies over the room where the window has no place beside it. Escape and the veil put it away. */
function Overlay({
  side,
  onClose,
  children,
}: {
  readonly side: 'left' | 'right';
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const pane = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const stop = new AbortController();
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) onClose();
    };
    document.addEventListener('keydown', press, { signal: stop.signal });
    pane.current?.querySelector<HTMLElement>('button, [tabindex="0"], input')?.focus();
    return () => stop.abort();
  }, [onClose]);
  return (
    <div className={`frame-overlay ${side}`}>
      <button type="button" className="frame-veil" aria-label="Close the pane" tabIndex={-1} onClick={onClose} />
      <div ref={pane} className="frame-overlay-pane">
        {children}
      </div>
    </div>
  );
}

const Lists = () => (
  <section aria-label="Documents and codes" className="frame-fill">
    <LeftPane />
  </section>
);
const RightSlot = () => <div className="frame-fill" ref={setRightSlot} />;

/** Which panes stand beside the room, which lie over it, and how to open and close them. */
function usePanes() {
  const tab = useSession((state) => state.tab);
  const leftOpen = useSession((state) => state.leftOpen);
  const rightOpen = useSession((state) => state.rightOpen);
  const set = useSession((state) => state.set);
  const hasRight = useSlots((slots) => slots.rights > 0);
  const room = useRoom();
  const [listsWanted, setListsWanted] = useState<Tab | null>(null);
  const [over, setOver] = useState<'left' | 'right' | null>(null);
  const closeOver = useCallback(() => setOver(null), []);
  const documentId = useSession((state) => state.documentId);
  // A document was chosen in the lists that lie over the room: let it be seen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the change of the document is the event, not a value used
  useEffect(() => setOver((open) => (open === 'left' ? null : open)), [documentId]);
  const single = room === 'single';
  const rightOver = single || room === 'tight';
  const wishes = useSlots((slots) => slots.wishes);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the wish is the event; how much room there is is no event
  useEffect(() => {
    if (wishes === 0) return;
    if (rightOver) setOver('right');
    else set({ rightOpen: true });
  }, [wishes]);
  const showLists = () => {
    if (single) setOver('left');
    setListsWanted(tab);
    set({ leftOpen: true });
  };
  const toggleRight = () => (rightOver ? setOver(over === 'right' ? null : 'right') : set({ rightOpen: !rightOpen }));
  useCommand('view.inspector', toggleRight);
  return {
    tab,
    narrow: room !== 'wide',
    leftBeside: !single && leftOpen && (!railed.has(tab) || listsWanted === tab),
    leftOver: single && over === 'left',
    rightBeside: !rightOver && rightOpen && hasRight,
    rightOver: rightOver && over === 'right' && hasRight,
    hasRight,
    showLists,
    toggleRight,
    closeOver,
  };
}

interface WindowProps {
  readonly name: string;
  readonly readOnly: string | null;
}

/** The window of an open study: title, lists at the left, the room in the middle, what belongs to it at the right. */
export function StudyWindow({ name, readOnly }: WindowProps) {
  const panes = usePanes();
  const { tab, narrow } = panes;
  const page = useSession((state) => state.page);
  const rightShown = panes.rightBeside || panes.rightOver;
  return (
    <>
      <TitleBar name={name} readOnly={readOnly} />
      <main className="frame-window">
        {!panes.leftBeside && <Rail onOpen={panes.showLists} />}
        <Group className="frame-columns" orientation="horizontal">
          {panes.leftBeside && (
            <>
              <Panel
                id="left"
                className="frame-left"
                defaultSize={narrow ? 262 : 290}
                minSize={200}
                maxSize={520}
                groupResizeBehavior="preserve-pixel-size"
              >
                <Lists />
              </Panel>
              <Separator className="frame-splitter vertical" aria-label="Width of the lists" />
            </>
          )}
          <Panel id="stage" className="frame-stage" minSize={320}>
            <div className="frame-main">
              <Tabs>
                {panes.hasRight && !rightShown && !page && (
                  <IconButton
                    label="Show the right pane"
                    keys={keysLabel('view.inspector')}
                    icon={PanelRight}
                    onClick={panes.toggleRight}
                  />
                )}
              </Tabs>
              <div id="room" className="frame-room" role="tabpanel" aria-labelledby={`tab-${tab}`}>
                <div className="frame-fill" inert={page !== null}>
                  {rooms[tab]()}
                </div>
                {page && <PageOver page={page} />}
              </div>
            </div>
          </Panel>
          {panes.rightBeside && !page && (
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
                <RightSlot />
              </Panel>
            </>
          )}
        </Group>
        {panes.leftOver && (
          <Overlay side="left" onClose={panes.closeOver}>
            <Lists />
          </Overlay>
        )}
        {panes.rightOver && (
          <Overlay side="right" onClose={panes.closeOver}>
            <RightSlot />
          </Overlay>
        )}
      </main>
      <StatusBar />
    </>
  );
}
