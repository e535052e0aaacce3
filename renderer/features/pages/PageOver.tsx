import './pages.css';
import { ChevronLeft, Printer } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { tabs } from '../../frame/Tabs.tsx';
import { type Page, session, useSession } from '../../state/session.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { CodePage } from './CodePage.tsx';
import { DocumentPage } from './DocumentPage.tsx';
import { useNamesOfPages } from './names.ts';
import { usePrinting } from './printing.ts';

/** Takes the focus while the page is open, and gives it back to where it was. */
function useFocusInside(page: Page) {
  const inside = useRef<HTMLDivElement>(null);
  const from = useRef<Element | null>(null);
  useEffect(() => {
    from.current = document.activeElement;
    return () => {
      if (from.current instanceof HTMLElement && from.current.isConnected) from.current.focus();
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is the event
  useEffect(() => {
    inside.current?.scrollTo({ top: 0 });
    inside.current?.focus();
  }, [page]);
  return inside;
}

/** Where the way back leads: the page before, or the room underneath. */
function BackButton() {
  const [before] = useSession((state) => state.pagesBefore);
  const tab = useSession((state) => state.tab);
  const nameOf = useNamesOfPages();
  const room = tabs.find(({ id }) => id === tab)?.title ?? '';
  return (
    <Button icon={ChevronLeft} title="Esc" onClick={() => session().closePage()}>
      Back to {before ? nameOf(before) : room}
    </Button>
  );
}

/** The page of a code or a document, over the room that it was opened from. Escape goes back. */
export function PageOver({ page }: { readonly page: Page }) {
  const inside = useFocusInside(page);
  usePrinting();
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    session().closePage();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape holds wherever the focus is in the page
    <div className="page-over" data-pane ref={inside} tabIndex={-1} onKeyDown={press}>
      <div className="page-bar">
        <BackButton />
        <span className="grow" />
        <IconButton label="Print this page" icon={Printer} onClick={() => window.print()} />
      </div>
      {page.kind === 'code' ? <CodePage key={page.id} id={page.id} /> : <DocumentPage key={page.id} id={page.id} />}
    </div>
  );
}
