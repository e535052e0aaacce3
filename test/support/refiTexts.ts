import { internalName, type RefiProjectFile } from '#shared/interchange/refi/file.ts';
import type { RefiText, RefiTextSelection } from '#shared/interchange/refi/model.ts';
import { decodePlainText } from '#shared/interchange/refi/plainText.ts';
import { TextPositions } from '#shared/interchange/refi/positions.ts';

export interface FoundText {
  readonly positions: TextPositions;
  readonly selections: readonly RefiTextSelection[];
}

/** All texts of a project that have words, and the passages in them. */
export function foundTexts(file: RefiProjectFile): FoundText[] {
  const { sources, notes } = file.project;
  const inSources = sources.flatMap((source): (RefiText | undefined)[] => {
    if (source.kind === 'TextSource') return [source];
    if (source.kind === 'PictureSource') return [source.textDescription];
    return source.kind === 'PDFSource'
      ? [source.representation, ...source.areas.map((area) => area.representation)]
      : [];
  });
  return [...inSources, ...notes].flatMap((text) => {
    const raw = text && wordsOf(text, file);
    return text && raw !== undefined ? [{ positions: new TextPositions(raw), selections: text.selections }] : [];
  });
}

function wordsOf({ plainTextPath, content }: RefiText, { files }: RefiProjectFile): string | undefined {
  const bytes = files.get(internalName(plainTextPath) ?? '');
  return bytes ? decodePlainText(bytes).text : content;
}
