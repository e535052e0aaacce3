import { create } from 'zustand';
import type { CodeId, CodingId, DocumentId, MemoId, ViewId } from '#shared/domain/ids.ts';

/** What the researcher is doing just now. Study data never lives here: it is asked for, and asked again when it changes. */
export type Tab = 'read' | 'segments' | 'search' | 'memos' | 'charts' | 'history';

export interface Place {
  readonly documentId: DocumentId;
  /** UTF-16 units, half-open. */
  readonly start: number;
  readonly end: number;
}

/** Everything about one code or one document. */
export type Page =
  | { readonly kind: 'code'; readonly id: CodeId }
  | { readonly kind: 'document'; readonly id: DocumentId };

/** `participants` = without those who ask; `chosen` = only these names. */
export interface SpeakerFilter {
  readonly scope: 'all' | 'participants' | 'chosen';
  readonly names: readonly string[];
}

export interface SessionState {
  readonly tab: Tab;
  readonly documentId: DocumentId | null;
  /** Words selected in the reader, not coded yet. */
  readonly selection: Place | null;
  /** The coding in hand. */
  readonly codingId: CodingId | null;
  /** Current paragraph, numbered from 1. */
  readonly paragraph: number | null;
  /** Activation: the filter of segments and charts; empty = all. */
  readonly activeCodes: ReadonlySet<CodeId>;
  readonly activeDocuments: ReadonlySet<DocumentId>;
  /** Whose words count in segments and charts. */
  readonly speakers: SpeakerFilter;
  /** What the Segments room asks for, as an expression; empty = what is active. */
  readonly query: string;
  /** The second query beside it; `null` = none. */
  readonly besideQuery: string | null;
  readonly chosenCodes: readonly CodeId[];
  readonly chosenDocuments: readonly DocumentId[];
  /** Kind of the chart that is open; `null` = the gallery. */
  readonly chart: string | null;
  /** The saved chart whose options were taken up last. */
  readonly savedChart: ViewId | null;
  /** The page of a code or a document that lies over the room; `null` = none. */
  readonly page: Page | null;
  /** Pages that were open before it, the last one first to go back to. */
  readonly pagesBefore: readonly Page[];
  readonly memoId: MemoId | null;
  readonly memoBeside: boolean;
  /** Codes given last, for "the same codes as last time". */
  readonly lastCodeIds: readonly CodeId[];
  /** Parent that a new code is offered under. */
  readonly lastThemeId: CodeId | null;
  readonly leftOpen: boolean;
  readonly rightOpen: boolean;
  /** A wish to show a place in the reader; the token makes the same wish twice two wishes. */
  readonly reveal: (Place & { readonly codingId: CodingId | null; readonly token: number }) | null;
  /** A wish that the text has the focus as soon as it is there, so that the reading keys hold. */
  readonly focusText: boolean;
  readonly dialog: { readonly kind: string; readonly props: Readonly<Record<string, unknown>> } | null;
}

export interface SessionActions {
  set(partial: Partial<SessionState>): void;
  openDocument(id: DocumentId): void;
  openSegment(place: Place & { readonly codingId?: CodingId | null }): void;
  openMemo(id: MemoId): void;
  openPage(page: Page): void;
  /** To the page before this one, or to the room underneath. */
  closePage(): void;
  openCodeSegments(codeIds: readonly CodeId[]): void;
  toggleActiveCode(id: CodeId): void;
  toggleActiveDocument(id: DocumentId): void;
  clearActivation(): void;
  openDialog(kind: string, props?: Readonly<Record<string, unknown>>): void;
  closeDialog(): void;
  /** Back to the start, when a study is opened or closed. */
  forget(): void;
}

const atRest: SessionState = {
  tab: 'read',
  documentId: null,
  selection: null,
  codingId: null,
  paragraph: null,
  activeCodes: new Set(),
  activeDocuments: new Set(),
  speakers: { scope: 'all', names: [] },
  query: '',
  besideQuery: null,
  chosenCodes: [],
  chosenDocuments: [],
  chart: null,
  savedChart: null,
  page: null,
  pagesBefore: [],
  memoId: null,
  memoBeside: false,
  lastCodeIds: [],
  lastThemeId: null,
  leftOpen: true,
  rightOpen: true,
  reveal: null,
  focusText: false,
  dialog: null,
};

function toggled<Item>(items: ReadonlySet<Item>, item: Item): ReadonlySet<Item> {
  const next = new Set(items);
  if (!next.delete(item)) next.add(item);
  return next;
}

/** Whoever goes to a room, or to another place in it, leaves the page that lay over it. */
const noPage = { page: null, pagesBefore: [] } as const;

const samePage = (one: Page | null, other: Page): boolean => one?.kind === other.kind && one.id === other.id;

let reveals = 0;

export const useSession = create<SessionState & SessionActions>()((set) => ({
  ...atRest,
  set: (partial) => set('tab' in partial || 'chart' in partial ? { ...noPage, ...partial } : partial),
  openDocument: (documentId) =>
    set((state) =>
      state.documentId === documentId
        ? { ...noPage, tab: 'read' }
        : { ...noPage, tab: 'read', documentId, selection: null, codingId: null, paragraph: null, reveal: null },
    ),
  openSegment: ({ documentId, start, end, codingId = null }) => {
    reveals += 1;
    const reveal = { documentId, start, end, codingId, token: reveals };
    set({ ...noPage, tab: 'read', documentId, selection: null, codingId, reveal });
  },
  openMemo: (memoId) =>
    set((state) =>
      state.memoBeside && state.tab === 'read' ? { ...noPage, memoId } : { ...noPage, memoId, tab: 'memos' },
    ),
  openPage: (page) =>
    set((state) =>
      samePage(state.page, page)
        ? {}
        : { page, pagesBefore: state.page ? [state.page, ...state.pagesBefore].slice(0, 50) : [] },
    ),
  closePage: () => set(({ pagesBefore: [before, ...rest] }) => (before ? { page: before, pagesBefore: rest } : noPage)),
  openCodeSegments: (codeIds) =>
    set({ ...noPage, tab: 'segments', activeCodes: new Set(codeIds), query: '', besideQuery: null }),
  toggleActiveCode: (id) => set((state) => ({ activeCodes: toggled(state.activeCodes, id) })),
  toggleActiveDocument: (id) => set((state) => ({ activeDocuments: toggled(state.activeDocuments, id) })),
  clearActivation: () => set({ activeCodes: new Set(), activeDocuments: new Set(), speakers: atRest.speakers }),
  openDialog: (kind, props = {}) => set({ dialog: { kind, props } }),
  closeDialog: () => set({ dialog: null }),
  forget: () => set(atRest),
}));

/** The session as it is now, for code outside React. */
export const session = (): SessionState & SessionActions => useSession.getState();
