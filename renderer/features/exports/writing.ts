import { ask } from '../../client/client.ts';
import { countOf } from '../../ui/counts.ts';
import { showToast } from '../../ui/Toast.tsx';
import { chooseSave } from '../files/chooseFile.ts';
import { type ExportFormat, type ExportRequest, exportKinds } from './kinds.ts';

const what = (request: ExportRequest, items: number) => {
  const { counted } = exportKinds[request.what];
  return counted ? countOf(items, counted) : 'The chart is';
};

/** Asks for a place and writes; answers whether a file was written. */
export async function chooseAndWrite(
  request: ExportRequest,
  format: ExportFormat,
  signal: AbortSignal,
): Promise<boolean> {
  const { title, name } = exportKinds[request.what];
  const path = await chooseSave({ title, suggestedName: `${name}.${format}`, extensions: [format] });
  return path !== null && !signal.aborted && write(request, format, path, signal);
}

async function write(
  request: ExportRequest,
  format: ExportFormat,
  path: string,
  signal: AbortSignal,
): Promise<boolean> {
  // The file dialog has asked already when there was a file of that name.
  const result = await ask('exports.write', { request, format, path, overwrite: true }, signal);
  showToast(
    result.ok
      ? { message: `${what(request, result.value.items)} written to ${result.value.path}` }
      : { message: result.error.message, tone: 'danger' },
  );
  return result.ok;
}
