import { ChevronLeft, ClipboardCopy, Download, FileImage, ImageDown, Table2 } from 'lucide-react';
import type { ChartTable } from '#shared/charts/tables.ts';
import { session } from '../../state/session.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { MenuButton, MenuItem } from '../../ui/Menu.tsx';
import type { ExportRequest } from '../exports/kinds.ts';
import { copyDrawing, copyPicture, copyTable } from './clipboard.ts';
import { useMode } from './useMode.ts';

interface ChartHeadProps {
  readonly title: string;
  /** What the numbers mean, with their unit. */
  readonly sentence: string;
  readonly asTable: boolean;
  readonly onTable: (asTable: boolean) => void;
  /** The chart in given colours, for files and the clipboard. */
  readonly request: (theme: 'light' | 'dark') => ExportRequest;
  readonly table: () => ChartTable;
}

const exportSentence =
  'The chart as its options stand. Drawing and picture carry title, unit, study, revision and date; the table and the data carry every number.';

const openExport = (request: ExportRequest): void =>
  session().openDialog('export', { request, sentence: exportSentence });

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

function ExportMenu({ request }: Pick<ChartHeadProps, 'request'>) {
  const mode = useMode();
  if (mode === 'light') {
    return <IconButton label="Export this chart" icon={Download} onClick={() => openExport(request('light'))} />;
  }
  return (
    <MenuButton label="Export" button={<IconButton label="Export this chart" icon={Download} />}>
      <MenuItem onChoose={() => openExport(request('light'))}>Export on white, for paper…</MenuItem>
      <MenuItem onChoose={() => openExport(request('dark'))}>Export in dark, as shown…</MenuItem>
    </MenuButton>
  );
}

/** Name and sentence of a chart, the way back, and what can be done with it. */
export function ChartHead({ title, sentence, asTable, onTable, request, table }: ChartHeadProps) {
  return (
    <div className="charts-head">
      <div className="grow">
        <h1>{title}</h1>
        <p>{sentence}</p>
      </div>
      <div className="charts-actions">
        <Button icon={ChevronLeft} onClick={() => session().set({ chart: null })}>
          All charts
        </Button>
        <IconButton
          label={asTable ? 'Show the picture' : 'Show the numbers as a table'}
          icon={Table2}
          aria-pressed={asTable}
          onClick={() => onTable(!asTable)}
        />
        <CopyMenu request={request} table={table} />
        <ExportMenu request={request} />
      </div>
    </div>
  );
}
