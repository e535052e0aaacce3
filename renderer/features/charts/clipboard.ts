import type { ChartWords } from '#shared/charts/kind.ts';
import { type ChartTable, toTabbed } from '#shared/charts/tables.ts';
import { wordsRecord } from '#shared/charts/wordLines.ts';
import { ask } from '../../client/client.ts';
import { showToast } from '../../ui/Toast.tsx';
import type { ExportFormat, ExportRequest } from '../exports/kinds.ts';

const refused = 'The system did not let the clipboard be written; use Export instead.';

async function copy(what: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
    showToast({ message: `${what} copied` });
  } catch {
    showToast({ message: refused, tone: 'danger' });
  }
}

/** The exported file as bytes; a failure shows as a toast, and nothing comes. */
async function made(request: ExportRequest, format: ExportFormat): Promise<Uint8Array<ArrayBuffer> | null> {
  const result = await ask('exports.make', { request, format });
  if (result.ok) return Uint8Array.from(atob(result.value.base64), (character) => character.charCodeAt(0));
  showToast({ message: result.error.message, tone: 'danger' });
  return null;
}

/** Puts the chart on the clipboard as a PNG picture. */
export async function copyPicture(request: ExportRequest): Promise<void> {
  const bytes = await made(request, 'png');
  if (!bytes) return;
  const picture = new Blob([bytes], { type: 'image/png' });
  await copy('Picture', () => navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]));
}

/** Puts the chart on the clipboard as the text of an SVG file. */
export async function copyDrawing(request: ExportRequest): Promise<void> {
  const bytes = await made(request, 'svg');
  if (bytes) await copy('Drawing', () => navigator.clipboard.writeText(new TextDecoder().decode(bytes)));
}

/** Puts the caption of a figure on the clipboard. */
export const copyCaption = (caption: string): Promise<void> =>
  copy('Caption', () => navigator.clipboard.writeText(caption));

/** Puts the chart's numbers on the clipboard. */
export async function copyTable(table: ChartTable): Promise<void> {
  await copy('Table', () => navigator.clipboard.writeText(toTabbed(table)));
}

/** Puts what the numbers of a chart say on the clipboard, a line a sentence. */
export function copySentences(words: readonly ChartWords[]): Promise<void> {
  const parts = wordsRecord(words).map(({ head, lines }) => [head, ...lines].join('\n'));
  return copy('Sentences', () => navigator.clipboard.writeText(parts.join('\n\n')));
}
