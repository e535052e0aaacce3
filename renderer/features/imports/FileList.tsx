import { CircleX, Copy, Info, Table2, TriangleAlert } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef } from 'react';
import { GridList, GridListItem, ListLayout, Virtualizer } from 'react-aria-components';
import { kindNames } from '#shared/domain/fileKinds.ts';
import { formatBytes } from '../../ui/counts.ts';
import { confidenceWords, type Notice, noticesOf } from './attention.ts';
import type { Candidate } from './candidates.ts';
import { choose, toggleLeftOut, useChoosing } from './choosing.ts';
import { type Look, showsRows, useLooks } from './looks.ts';

/** A file as a row: a new object means that what it shows has changed. */
interface FileRow {
  readonly id: string;
  readonly candidate: Candidate;
  readonly out: boolean;
  readonly look: Look | undefined;
  readonly notices: readonly Notice[];
}

const rowHeight = 44;
const before = new WeakMap<Candidate, FileRow>();

function toRow(candidate: Candidate, out: boolean, look: Look | undefined, known: string | null): FileRow {
  const last = before.get(candidate);
  const notices = noticesOf(candidate, look, known);
  const same = last && last.out === out && last.look === look && last.notices.length === notices.length;
  if (same) return last;
  const row = { id: candidate.key, candidate, out, look, notices };
  before.set(candidate, row);
  return row;
}

/** The files as rows, in the order in which they were given. */
export function useFileRows(): readonly FileRow[] {
  const candidates = useChoosing((state) => state.candidates);
  const leftOut = useChoosing((state) => state.leftOut);
  const looks = useLooks((state) => state.looks);
  const known = useLooks((state) => state.known);
  return useMemo(
    () =>
      candidates.map((each) => toRow(each, leftOut.has(each.key), looks.get(each.key), known.get(each.key) ?? null)),
    [candidates, leftOut, looks, known],
  );
}

/** Rows that a filter lets through. */
export const rowsOf = (rows: readonly FileRow[], filter: 'all' | 'attention' | 'out'): readonly FileRow[] =>
  filter === 'all' ? rows : rows.filter((row) => (filter === 'out' ? row.out : row.notices.length > 0));

const icons: Readonly<Record<Notice['about'], ReactNode>> = {
  broken: <CircleX className="icon small import-bad" aria-hidden="true" />,
  table: <Table2 className="icon small" aria-hidden="true" />,
  known: <Copy className="icon small" aria-hidden="true" />,
  encoding: <TriangleAlert className="icon small import-warned" aria-hidden="true" />,
  remark: <Info className="icon small import-warned" aria-hidden="true" />,
};

const briefly: Readonly<Record<Notice['about'], string>> = {
  broken: 'cannot be read',
  table: 'a table: bring it in as a survey',
  known: 'in the study already',
  encoding: 'encoding is a guess',
  remark: 'a remark',
};

/** `Word · 34 kB · windows-1252, 62 %` */
function facts({ candidate, look }: FileRow): string {
  const origin = look?.state === 'read' ? look.answer.origin : null;
  const kind = origin?.kind ?? candidate.promised;
  return [
    kind && kindNames[kind],
    candidate.failure === null && formatBytes(candidate.bytes),
    origin?.encoding && `${origin.encoding}, ${confidenceWords(origin.confidence)}`,
  ]
    .filter(Boolean)
    .join(' · ');
}

function RowContent({ row }: { readonly row: FileRow }) {
  const { candidate, out, notices } = row;
  const [first] = notices;
  return (
    <div className={out ? 'import-row out' : 'import-row'}>
      <input
        type="checkbox"
        tabIndex={-1}
        aria-label={`Import ${candidate.name}`}
        checked={!out && first?.about !== 'broken'}
        disabled={candidate.failure !== null || first?.about === 'broken'}
        onChange={() => toggleLeftOut(candidate.key)}
      />
      <span className="import-row-name ellipsis" title={candidate.file}>
        <bdi>{candidate.name}</bdi>
      </span>
      <span className="import-row-group ellipsis">{candidate.group}</span>
      <span className="import-row-facts ellipsis">
        {first && (
          <>
            {icons[first.about]}
            <b>{first.about === 'remark' ? first.words : briefly[first.about]}</b>
          </>
        )}
        <span className="ellipsis">{facts(row)}</span>
      </span>
    </div>
  );
}

/** The files: arrows choose the one whose words are shown, Space takes it in or leaves it out. */
export function FileList({ rows }: { readonly rows: readonly FileRow[] }) {
  const chosen = useChoosing((state) => state.chosen);
  const frame = useRef<HTMLDivElement>(null);
  const latest = useRef(rows);
  latest.current = rows;
  useEffect(() => {
    const scroller = frame.current?.querySelector('.import-list');
    if (!scroller) return undefined;
    const tell = () => {
      const first = Math.floor(scroller.scrollTop / rowHeight);
      const last = first + Math.ceil(scroller.clientHeight / rowHeight) + 1;
      showsRows(latest.current.slice(first, last).map(({ id }) => id));
    };
    tell();
    scroller.addEventListener('scroll', tell, { passive: true });
    return () => scroller.removeEventListener('scroll', tell);
  }, []);
  const pressKey = (event: KeyboardEvent) => {
    const key = (event.target as Element).closest<HTMLElement>('[role=row][data-key]')?.dataset.key;
    if (event.key !== ' ' || key === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    toggleLeftOut(key);
  };
  return (
    <div ref={frame} className="import-list-frame" role="presentation" onKeyDownCapture={pressKey}>
      <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: rowHeight }}>
        <GridList
          aria-label="Files"
          className="import-list scroll"
          items={rows}
          selectionMode="single"
          selectionBehavior="replace"
          escapeKeyBehavior="none"
          selectedKeys={chosen === null ? [] : [chosen]}
          onSelectionChange={(keys) => {
            const [key] = keys === 'all' ? [] : [...keys];
            if (key !== undefined) choose({ chosen: String(key) });
          }}
          renderEmptyState={() => <p className="import-none">No file is like this.</p>}
        >
          {(row) => (
            <GridListItem id={row.id} textValue={row.candidate.name} className="import-list-row">
              <RowContent row={row} />
            </GridListItem>
          )}
        </GridList>
      </Virtualizer>
    </div>
  );
}
