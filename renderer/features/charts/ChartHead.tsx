import { BookImage, ClipboardCopy, Download, FileImage, ImageDown, Table2 } from 'lucide-react';
import type { ChartTable } from '#shared/charts/tables.ts';
import { ask } from '../../client/client.ts';
import { session } from '../../state/session.ts';
import { IconButton } from '../../ui/Button.tsx';
import { MenuButton, MenuItem } from '../../ui/Menu.tsx';
import type { ExportRequest } from '../exports/kinds.ts';
import { AllCharts } from './AllCharts.tsx';
import { copyDrawing, copyPicture, copyTable } from './clipboard.ts';
import { KeepMenu, useOpenSavedChart } from './saved/KeepMenu.tsx';
import { rememberExport } from './saved/savedCharts.ts';
import { useMode } from './useMode.ts';

interface ChartHeadProps {
  /** Its kind. */
  readonly chart: string;
  readonly title: string;
  /** What the numbers mean, with their unit. */
  readonly sentence: string;
  readonly asTable: boolean;
  readonly onTable: (asTable: boolean) => void;
  /** The chart in given colours, for files and the clipboard. */
  readonly request: (theme: 'light' | 'dark') => ChartExport;
  readonly table: () => ChartTable;
  /** What it was made with, in words, for captions. */
  readonly options: readonly string[];
  /** Every number of the picture, where the table is a summary. */
  readonly numbers?: () => ChartTable;
  /** What is kept to say later what has changed, where every number would be too much. */
  readonly figures?: () => ChartTable;
}

const exportSentence =
  'The chart as its options stand. Drawing and picture carry title, unit, study, revision and date; the table and the data carry every number.';

type ChartExport = Extract<ExportRequest, { what: 'chart' | 'co-occurrence' | 'comparison' }>;
type Head = Pick<ChartHeadProps, 'request' | 'table' | 'numbers' | 'figures' | 'title' | 'sentence' | 'options'>;

/** What a saved chart held when it went into a file is remembered, so that it can say when it has changed. */
function afterExport({ table, numbers = table, figures = numbers }: Head): () => void {
  const { savedChart } = session();
  return () => {
    if (savedChart !== null) void rememberExport(savedChart, numbers(), figures());
  };
}

const openExport = (head: Head, theme: 'light' | 'dark'): void =>
  session().openDialog('export', {
    request: head.request(theme),
    sentence: exportSentence,
    onWritten: afterExport(head),
  });

/** Title, what the numbers mean, and where they come from: ready to paste below a figure. */
async function openFigure(head: Head): Promise<void> {
  const study = await ask('study.state', {});
  const operations = await ask('operations.state', {});
  const from = study.ok && study.value.study ? `${study.value.study.name}, ` : '';
  const revision = operations.ok ? `revision ${operations.value.revision}, ` : '';
  const day = new Date().toISOString().slice(0, 10);
  const options = head.options.length > 0 ? `Options: ${head.options.join(', ')}. ` : '';
  const caption = `${head.title.replace(/\.?$/u, '.')} ${head.sentence} ${options}Source: ${from}${revision}${day}.`;
  session().openDialog('chart-figure', { request: head.request('light'), caption, onWritten: afterExport(head) });
}

function CopyMenu({ request, table }: Pick<ChartHeadProps, 'request' | 'table'>) {
  const mode = useMode();
  return (
    <MenuButton label="Copy" button={<IconButton label="Copy" icon={ClipboardCopy} />}>
      <MenuItem icon={FileImage} onChoose={() => void copyPicture(request(mode))}>
        Copy as picture
      </MenuItem>
      <MenuItem icon={ImageDown} onChoose={() => void copyDrawing(request(mode))}>
        Copy as drawing (SVG)
      </MenuItem>
      <MenuItem icon={Table2} onChoose={() => void copyTable(table())}>
        Copy numbers as table
      </MenuItem>
    </MenuButton>
  );
}

function ExportButtons(head: Head) {
  const mode = useMode();
  const button = { label: 'Export this chart', icon: Download };
  return (
    <>
      <IconButton label="Figure for publication" icon={BookImage} onClick={() => void openFigure(head)} />
      {mode === 'light' ? (
        <IconButton {...button} onClick={() => openExport(head, 'light')} />
      ) : (
        <MenuButton label="Export" button={<IconButton {...button} />}>
          <MenuItem onChoose={() => openExport(head, 'light')}>Export on white, for paper…</MenuItem>
          <MenuItem onChoose={() => openExport(head, 'dark')}>Export in dark, as shown…</MenuItem>
        </MenuButton>
      )}
    </>
  );
}

/** Name and sentence of a chart, the way back, and what can be done with it. */
export function ChartHead({ chart, asTable, onTable, ...head }: ChartHeadProps) {
  const { title, sentence, request, table } = head;
  const saved = useOpenSavedChart(chart);
  return (
    <div className="charts-head">
      <div className="grow">
        <h1>{title}</h1>
        {saved && <p className="charts-saved-name">{saved.name}</p>}
        <p>{sentence}</p>
      </div>
      <div className="charts-actions">
        <AllCharts />
        <IconButton
          label={asTable ? 'Show the picture' : 'Show the numbers as a table'}
          icon={Table2}
          aria-pressed={asTable}
          onClick={() => onTable(!asTable)}
        />
        <CopyMenu request={request} table={table} />
        <KeepMenu chart={chart} title={title} />
        <ExportButtons {...head} />
      </div>
    </div>
  );
}
