import { chartKinds } from '#shared/charts/kinds/index.ts';
import { everyMark } from '#shared/charts/scene.ts';
import type { InputOf, OutputOf, ProcedureName } from '#shared/contract/index.ts';
import { median, megabytes, milliseconds, report, time } from './measure.ts';

interface Opened {
  ask<Name extends ProcedureName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>>;
  close(): Promise<void>;
}

/**
 * Every kind of chart with all codes of the study: its numbers the first time, again, and after one more coding; its layout
 * at the size of a window, with the marks that it has; and what the process held at most by then.
 */
export async function measureCharts(open: () => Promise<Opened>): Promise<void> {
  for (const kind of chartKinds) {
    const opened = await open();
    const codes = await opened.ask('codes.list', {});
    const { documents } = await opened.ask('documents.list', {});
    const [document] = documents;
    const request = { kind: kind.kind, codeIds: codes.map(({ id }) => id), withSubcodes: false };
    const ask = () => opened.ask('charts.read', request);
    const once = async () => median(await time(1, () => null, ask));
    // The columns are read by the first question of all, which is none of this chart's work.
    await opened.ask('charts.read', { kind: 'frequencies' });
    const cold = await once();
    const again = median(await time(3, () => null, ask));
    if (document) {
      const codeIds = request.codeIds.slice(0, 1);
      await opened.ask('codings.apply', { documentId: document.id, ranges: [{ start: 1, end: 40 }], codeIds });
    }
    const changed = await once();
    const result = await ask();
    const picture = { width: 1000, height: 640, mode: 'light', alone: false } as const;
    let marks = 0;
    const layouts = await time(
      3,
      () => null,
      () => {
        if (kind.empty(result) === null) marks = [...everyMark(kind.layout(result, picture).scene.marks)].length;
      },
    );
    const numbers = [cold, again, changed].map(milliseconds).join(' / ');
    const drawn = `layout ${milliseconds(median(layouts))}, ${marks.toLocaleString('en-GB')} marks`;
    report(
      `${kind.name}: first / again / after one coding`,
      `${numbers}; ${drawn}; ${megabytes(process.memoryUsage().rss)}`,
    );
    await opened.close();
  }
}
