import { useLayoutEffect } from 'react';
import { type Mode, shades } from '#shared/charts/palette.ts';
import type { DocumentId } from '#shared/domain/ids.ts';
import { colorOfSpeaker, type SpeakerEntry, useSpeakersOf } from './speakers.ts';

/** One sheet for the text that is open: names take their colours without the text being built anew. */
const sheet = new CSSStyleSheet();
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

/** Gives the names in the text the colours of their speakers. */
export function SpeakerColours({ documentId }: { readonly documentId: DocumentId }) {
  const speakers = useSpeakersOf(documentId);
  useLayoutEffect(() => {
    sheet.replaceSync(speakers.flatMap((speaker) => rulesOf(speaker, speakers)).join('\n'));
    return () => sheet.replaceSync('');
  }, [speakers]);
  return null;
}

function rulesOf(speaker: SpeakerEntry, inDocument: readonly SpeakerEntry[]): string[] {
  const name = `.reader-block .speaker[data-speaker="${CSS.escape(speaker.name)}"]`;
  if (speaker.role === 'none') return [`${name} { color: inherit; font-weight: inherit; }`];
  const color = colorOfSpeaker(speaker, inDocument);
  if (color === null) return [`${name} { color: var(--ink-3); }`];
  const rule = (root: string, mode: Mode) => `${root} ${name} { color: ${shades(color, mode).ink}; }`;
  return [rule(':root', 'light'), rule('[data-theme="dark"]', 'dark')];
}
