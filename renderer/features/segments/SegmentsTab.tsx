import './segments.css';
import { type KeyboardEvent, useRef, useState } from 'react';
import { alongWords } from '#shared/charts/along.ts';
import type { Segment } from '#shared/contract/procedures/codings.ts';
import { type CodeTree, namesOf } from '#shared/domain/codeTree.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { useAsk } from '../../client/hooks.ts';
import { runCommand, useCommand } from '../../commands/registry.ts';
import { StatusItem } from '../../frame/slots.tsx';
import { session, useSession } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import { countOf } from '../../ui/counts.ts';
import { EmptyState } from '../../ui/layout.tsx';
import { CodingBar } from '../codes/CodingBar.tsx';
import { useCodeTree } from '../codes/tree.ts';
import { applyCodes, applyNewCode, type WordsInHand } from '../read/applyCodes.ts';
import { useSpeakerScope } from '../speakers/choice.ts';
import { QueryLine } from './QueryLine.tsx';
import { ruleSentence } from './rule.ts';
import { SegmentBar } from './SegmentBar.tsx';
import { SegmentList } from './SegmentList.tsx';
import { setSegmentView, useSegmentChoice, useSegmentView } from './view.ts';

/** The words that coding acts on here: those selected in the segment in hand, else the whole segment. */
function wordsOf(segment: Segment): WordsInHand {
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

function useRule(tree: CodeTree): string {
  const codes = useSession((state) => state.activeCodes);
  const documents = useSession((state) => state.activeDocuments.size);
  const { overlapping, withSubcodes, along } = useSegmentView();
  const named = (ids: Iterable<CodeId>) =>
    [...ids].map((id) => (tree.byId.has(id) ? namesOf(tree, id).join(' › ') : 'a deleted code'));
  const { words: speakers } = useSpeakerScope();
  const place = along ? { along: alongWords(along) } : {};
  return ruleSentence({
    ...{ codes: named(codes), overlapping: named(overlapping), documents, withSubcodes, speakers },
    ...place,
  });
}

interface Coding {
  readonly segment: Segment;
  readonly anchor: HTMLElement;
}

/** Reads the segments that the activation asks for, in context, and codes them further in place. */
export function SegmentsTab() {
  const tree = useCodeTree();
  const choice = useSegmentChoice();
  const { grouping, order, descending, context, current } = useSegmentView();
  const query = { choice, grouping, order, descending, context };
  const { data, failure } = useAsk('segments.query', { ...query, offset: 0, limit: 200 });
  const list = useRef<HTMLElement>(null);
  const shown = useRef(new Map<string, Segment>());
  const [coding, setCoding] = useState<Coding | null>(null);
  const rule = useRule(tree);
  for (const segment of data?.segments ?? []) shown.current.set(segment.id, segment);

  const inHand = (): Segment | undefined => (current ? shown.current.get(current) : undefined) ?? data?.segments[0];
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
    else if (event.key === 'Enter' && segment) session().openSegment({ ...segment, codingId: segment.id });
    else {
      const keyed = [...tree.byId.values()].find((node) => node.code.key === event.key.toLowerCase());
      if (!keyed || event.key.length !== 1) return;
      code([keyed.code.id]);
    }
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <>
      <h1 className="visually-hidden">Segments</h1>
      <QueryLine />
      <p className="segments-rule">{rule}</p>
      <SegmentBar totals={data} />
      {failure && <EmptyState title={failure.message} />}
      {data && data.total === 0 && (
        <EmptyState title="No segment fits.">
          <p>Activate other codes or documents at the left, or take a condition away above.</p>
          <Button variant="line" onClick={() => runCommand('filter.clear')}>
            Show all segments
          </Button>
        </EmptyState>
      )}
      {data && data.total > 0 && (
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
            first={current && shown.current.has(current) ? current : (data.segments[0]?.id ?? null)}
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
      {coding && (
        <CodingBar
          anchor={() => coding.anchor.getBoundingClientRect()}
          scroller={() => list.current}
          ranges={wordsOf(coding.segment)}
          what={`¶ ${coding.segment.paragraph} of ${coding.segment.documentName}`}
          onDone={() => setCoding(null)}
        />
      )}
      {data && (
        <StatusItem>
          {countOf(data.total, 'segment')} · {countOf(data.characters, 'character')}
        </StatusItem>
      )}
    </>
  );
}
