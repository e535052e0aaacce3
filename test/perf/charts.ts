import type { ChartKind } from '#shared/charts/kind.ts';
import { chartKinds } from '#shared/charts/kinds/index.ts';
import { everyMark } from '#shared/charts/scene.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import { median, milliseconds, time } from './measure.ts';
import { beginTable, type Measured, measureRow, type Row } from './rows.ts';

/** Every kind of chart with all codes of the study, or the kinds that are named; with the layout at the size of a window. */
export async function measureCharts(measured: Measured, wanted: readonly string[] | null): Promise<void> {
  const print = beginTable('chart, all codes');
  for (const kind of chartKinds) if (wanted?.includes(kind.kind) ?? true) print(await measureKind(measured, kind));
}

async function measureKind(measured: Measured, kind: ChartKind): Promise<Row> {
  const codes = await measured.ask('codes.list', {});
  // Themes stand across the top of it; all codes there would leave none to count below.
  const asked = kind.kind === 'memo-matrix' ? codes.filter(({ parentId }) => parentId === null) : codes;
  const codeIds = asked.map(({ id }) => id);
  let result: OutputOf<'charts.read'> | null = null;
  const ask = async () => {
    result = await measured.ask('charts.read', { kind: kind.kind, codeIds, withSubcodes: false });
  };
  const row = await measureRow(measured, kind.name, ask);
  return { ...row, note: result ? await layoutOf(kind, result) : '' };
}

async function layoutOf(kind: ChartKind, result: OutputOf<'charts.read'>): Promise<string> {
  const nothing = kind.empty(result);
  if (nothing !== null) return nothing;
  const picture = { width: 1000, height: 640, mode: 'light', alone: false } as const;
  let marks = 0;
  const layouts = await time(
    3,
    () => null,
    () => {
      marks = [...everyMark(kind.layout(result, picture).scene.marks)].length;
    },
  );
  return `layout ${milliseconds(median(layouts))}, ${marks.toLocaleString('en-GB')} marks`;
}
