import type { FormatMark, MarkKind } from '#shared/domain/document.ts';

interface Formatted {
  readonly text: string;
  readonly format: readonly FormatMark[];
}

/** The words under each mark of a kind, in their order. */
export const marked = ({ text, format }: Formatted, kind: MarkKind): string[] =>
  format.filter((mark) => mark.kind === kind).map((mark) => text.slice(mark.start, mark.end));

/** Every mark lies inside the text and covers something. */
export const marksAreSound = ({ text, format }: Formatted): boolean =>
  format.every((mark) => mark.start >= 0 && mark.start < mark.end && mark.end <= text.length);
