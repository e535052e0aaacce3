import './segments.css';
import { Columns2 } from 'lucide-react';
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { alongWords } from '#shared/charts/along.ts';
import { type CodeTree, namesOf } from '#shared/domain/codeTree.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { ask } from '../../client/client.ts';
import { useAsk } from '../../client/hooks.ts';
import { isTyping } from '../../commands/keys.ts';
import { useCommand } from '../../commands/registry.ts';
import { StatusItem } from '../../frame/slots.tsx';
import { session, useSession } from '../../state/session.ts';
import { countOf } from '../../ui/counts.ts';
import { EmptyState } from '../../ui/layout.tsx';
import { showToast } from '../../ui/Toast.tsx';
import { CodingBar } from '../codes/CodingBar.tsx';
import { useCodeTree } from '../codes/tree.ts';
import { applyCodes, applyNewCode, type WordsInHand } from '../read/applyCodes.ts';
import { useSpeakerScope } from '../speakers/choice.ts';
import { BrokenQuery } from './BrokenQuery.tsx';
import { FoundCounts } from './FoundCounts.tsx';
import { FoundTable } from './FoundTable.tsx';
import { type FoundQuestion, type FoundRow, useFound } from './found.ts';
import { Legend } from './Legend.tsx';
import { Narrowing } from './Narrowing.tsx';
import { NothingFound } from './NothingFound.tsx';
import { QueryLine } from './QueryLine.tsx';
import { readLine } from './query/edits.ts';
import { legendOf, underlinedCodes } from './query/underlined.ts';
import { useRememberWorked } from './query/worked.ts';
import { RuleSentence } from './RuleSentence.tsx';
import { ruleSentence } from './rule.ts';
import { SegmentBar } from './SegmentBar.tsx';
import { SegmentList } from './SegmentList.tsx';
import { SideBySide } from './SideBySide.tsx';
import { setSegmentView, useSegmentChoice, useSegmentView } from './view.ts';

/** The words that coding acts on here: those selected in the segment in hand, else the whole segment. */
function wordsOf(segment: FoundRow): WordsInHand {
  const { selection } = session();
  const shownFrom = segment.start - segment.before.length;
  const shownTo = segment.end + segment.after.length;
  const chosen =
    selection && selection.documentId === segment.documentId && shownFrom <= selection.start && selection.end <= shownTo
      ? selection
      : segment;
  return { documentId: segment.documentId, ranges: [{ start: chosen.start, end: chosen.end }] };
}

/** The row before or after, in the order on the screen. */
function stepRow(list: HTMLElement | null, step: 1 | -1): void {
  const rows = [...(list?.querySelectorAll<HTMLElement>('[data-coding]') ?? [])];
  const at = rows.findIndex((row) => row.dataset.coding === useSegmentView.getState().current);
  const row = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step))];
  row?.focus();
  row?.scrollIntoView({ block: 'nearest' });
}

function useRule(tree: CodeTree, query: string): string {
  const codes = useSession((state) => state.activeCodes);
  const documents = useSession((state) => state.activeDocuments.size);
  const { withSubcodes, along } = useSegmentView();
  const named = (ids: Iterable<CodeId>) =>
    [...ids].map((id) => (tree.byId.has(id) ? namesOf(tree, id).join(' › ') : 'a deleted code'));
  const { words: speakers } = useSpeakerScope();
  const place = along ? { along: alongWords(along) } : {};
  return ruleSentence({ query, codes: named(codes), documents, withSubcodes, speakers, ...place });
}

interface Coding {
  readonly segment: FoundRow;
  readonly anchor: HTMLElement;
}

/** Reads the segments that the activation asks for, in context, and codes them further in place. */
export function SegmentsTab() {
  const tree = useCodeTree();
  const choice = useSegmentChoice();
  const { grouping, order, descending, context, current, look, along } = useSegmentView();
  const expression = useSession((state) => state.query);
  const beside = useSession((state) => state.besideQuery);
  const query: FoundQuestion = { expression, choice, grouping, order, descending, context };
  const { data, failure } = useFound(query, 0, 200);
  const { data: checked, outdated } = useAsk('queries.check', { expression }, { enabled: expression !== '' });
  useRememberWorked(expression, outdated ? undefined : checked);
  const asked = useMemo(() => readLine(expression), [expression]);
  const underlined = useMemo(() => underlinedCodes(asked, tree), [asked, tree]);
  const legend = useMemo(() => legendOf(asked, tree), [asked, tree]);
  const list = useRef<HTMLElement>(null);
  const shown = useRef(new Map<string, FoundRow>());
  const [coding, setCoding] = useState<Coding | null>(null);
  const rule = useRule(tree, expression === '' ? '' : (checked?.words ?? ''));
  useQueryKey();
  for (const segment of data?.rows ?? []) shown.current.set(segment.id, segment);

  const inHand = (): FoundRow | undefined => (current ? shown.current.get(current) : undefined) ?? data?.rows[0];
  const begin = () => {
    const segment = inHand();
    const row = segment && list.current?.querySelector<HTMLElement>(`[data-coding="${segment.id}"]`);
    if (segment && row) setCoding({ segment, anchor: row });
  };
  const code = (codeIds: readonly CodeId[]) => {
    const segment = inHand();
    if (segment && codeIds.length > 0) void applyCodes(wordsOf(segment), codeIds);
  };
  const inVivo = () => {
    const segment = inHand();
    const { selection, lastThemeId } = session();
    if (!segment) return;
    const words = wordsOf(segment);
    const from = segment.start - segment.before.length;
    const text = segment.before + segment.text + segment.after;
    const range = words.ranges[0];
    if (range && selection) void applyNewCode(words, text.slice(range.start - from, range.end - from), lastThemeId);
  };
  useCommand('paragraph.next', () => stepRow(list.current, 1));
  useCommand('paragraph.previous', () => stepRow(list.current, -1));
  useCommand('code.find', begin);
  useCommand('code.inVivo', inVivo);
  useCommand('code.again', () => code(session().lastCodeIds));

  const press = (event: KeyboardEvent<HTMLElement>) => {
    const target = event.target as HTMLElement;
    if (!target.matches('[data-coding]') || event.ctrlKey || event.metaKey || event.altKey) return;
    const segment = inHand();
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') stepRow(list.current, event.key === 'ArrowDown' ? 1 : -1);
    else if (event.key === 'Enter' && segment) session().openSegment(segment);
    else {
      const keyed = [...tree.byId.values()].find((node) => node.code.key === event.key.toLowerCase());
      if (!keyed || event.key.length !== 1) return;
      code([keyed.code.id]);
    }
    event.preventDefault();
    event.stopPropagation();
  };

  const change = useCallback((next: string) => session().set({ query: next }), []);
  const active = useSession((state) => state.activeCodes.size + state.activeDocuments.size);
  const narrowed = useSpeakerScope().choice !== null || active > 0 || along !== null || expression !== '';
  const clear = () => {
    session().clearActivation();
    session().set({ query: '' });
    setSegmentView({ along: null });
  };
  const broken = expression !== '' ? checked?.errors[0] : undefined;
  const isFound = data && !failure && !broken;
  return (
    <>
      <h1 className="visually-hidden">Segments</h1>
      <QueryLine
        label="Which segments"
        expression={expression}
        onChange={change}
        onClear={narrowed ? clear : null}
        onSaveDocuments={() => void saveDocuments({ expression: expression || 'everything', choice })}
      >
        <Narrowing />
      </QueryLine>
      <div className="segments-rule-line">
        <RuleSentence words={broken?.message ?? rule} isBroken={broken !== undefined} />
        {look === 'list' && beside === null && isFound && <Legend entries={legend} />}
      </div>
      {beside === null && (
        <SegmentBar
          question={query}
          rule={rule}
          tree={tree}
          totals={isFound ? data : undefined}
          isBroken={failure !== undefined || broken !== undefined}
        />
      )}
      {isFound && beside !== null && <SideBySide question={query} beside={beside} tree={tree} />}
      {beside === null && (
        <div className="segments-room">
          {broken && checked && <BrokenQuery expression={expression} errors={checked.errors} onChange={change} />}
          {failure && !broken && <EmptyState title={failure.message} />}
          {isFound && data.total === 0 && <NothingFound question={{ expression, choice }} onClear={clear} />}
          {isFound && data.total > 0 && look === 'table' && (
            <FoundTable key={JSON.stringify(query)} query={query} total={data.total} tree={tree} />
          )}
          {isFound && data.total > 0 && look === 'counts' && (
            <FoundCounts question={{ expression: expression || 'everything', choice }} gives={data.gives} />
          )}
          {isFound && data.total > 0 && look === 'list' && (
            <section
              ref={list}
              className="segments-list scroll"
              data-keys="reader"
              aria-label="Coded segments"
              onKeyDown={press}
            >
              <SegmentList
                key={JSON.stringify(query)}
                query={query}
                total={data.total}
                tree={tree}
                overlapping={underlined}
                first={current && shown.current.has(current) ? current : (data.rows[0]?.id ?? null)}
                onShown={(segments) => {
                  for (const segment of segments) shown.current.set(segment.id, segment);
                }}
                onCode={(segment, anchor) => {
                  setSegmentView({ current: segment.id });
                  setCoding({ segment, anchor });
                }}
              />
            </section>
          )}
          <button
            type="button"
            className="segments-strip"
            onClick={() => session().set({ besideQuery: '' })}
            title="Opens a second query beside this one"
          >
            <Columns2 className="icon" aria-hidden="true" />
            <span>Side by side with a second query</span>
          </button>
        </div>
      )}
      {coding && (
        <CodingBar
          anchor={() => coding.anchor.getBoundingClientRect()}
          scroller={() => list.current}
          ranges={wordsOf(coding.segment)}
          what={`¶ ${coding.segment.paragraph} of ${coding.segment.documentName}`}
          onDone={() => setCoding(null)}
        />
      )}
      {isFound && (
        <StatusItem>
          {countOf(data.total, data.gives === 'segments' ? 'segment' : 'stretch', data.gives)} ·{' '}
          {countOf(data.characters, 'character')}
        </StatusItem>
      )}
    </>
  );
}

async function saveDocuments(asked: Pick<FoundQuestion, 'expression' | 'choice'>): Promise<void> {
  const counts = await ask('queries.counts', asked);
  if (!counts.ok) showToast({ message: counts.error.message, tone: 'danger' });
  else session().openDialog('segments.saveDocuments', { documentIds: counts.value.documents.map(({ id }) => id) });
}

/** `/` goes to the query line, from wherever nothing is typed. */
function useQueryKey(): void {
  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (document.querySelector('[role=dialog]')) return;
      const line = document.querySelector<HTMLElement>('.segments-query');
      event.preventDefault();
      line?.querySelector<HTMLElement>('textarea, button')?.focus();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
