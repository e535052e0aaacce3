import { useLayoutEffect, useRef } from 'react';
import type { FormatMark } from '#shared/domain/document.ts';
import { blocksOf } from '../../reader/blocks.ts';
import '../../reader/reader.css';
import '../../reader/lanes.css';
import { buildSheet } from '../../reader/sheet.ts';

interface ExcerptProps {
  readonly label: string;
  readonly text: string;
  readonly format: readonly FormatMark[];
}

/** Words of a file as the reader will show them, without lanes. */
export function Excerpt({ label, text, format }: ExcerptProps) {
  const sheet = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (sheet.current) buildSheet(sheet.current, text, blocksOf(text, format));
  }, [text, format]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
    <div className="import-excerpt scroll" role="region" aria-label={label} tabIndex={0}>
      <div ref={sheet} className="reader-sheet import-sheet" />
    </div>
  );
}
