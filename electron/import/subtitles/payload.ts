import type { MarkKind } from '#shared/domain/document.ts';

/** Words of one look. */
export interface CueRun {
  readonly text: string;
  readonly looks: readonly MarkKind[];
}

/** A line of a cue, or the part of it that one voice speaks. */
export interface CueLine {
  /** Name in a voice tag; `null` where there is none. */
  readonly voice: string | null;
  readonly runs: readonly CueRun[];
}

export const wordsOf = (line: CueLine): string => line.runs.map(({ text }) => text).join('');

const looksOfTags: Readonly<Record<string, MarkKind>> = { b: 'bold', i: 'italic', u: 'underline' };
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  lrm: '\u200e',
  rlm: '\u200f',
};

/** The lines of a cue without their tags; who speaks by a voice tag; what is bold, italic or underlined. */
export function linesOfCue(lines: readonly string[], kind: 'vtt' | 'srt'): CueLine[] {
  const found: CueLine[] = [];
  const looks = new Set<MarkKind>();
  let voice: string | null = null;
  let ruby = false;
  for (const line of lines) {
    let runs: CueRun[] = [];
    const finish = () => {
      const whole = { voice, runs };
      if (wordsOf(whole).trim() !== '') found.push(whole);
      runs = [];
    };
    for (const piece of piecesOf(line, kind)) {
      const tag = /^<(\/?)([a-z]*)(?:\.[^\s>]*)?(?:\s+([^>]*))?>?$/i.exec(piece);
      if (piece.startsWith('{')) continue;
      if (!tag) {
        if (!ruby) runs.push({ text: kind === 'vtt' ? decodeEntities(piece) : piece, looks: [...looks] });
        continue;
      }
      const [, closing, name = '', rest = ''] = tag;
      const look = looksOfTags[name.toLowerCase()];
      if (look) closing ? looks.delete(look) : looks.add(look);
      else if (name === 'rt') ruby = !closing;
      else if (name === 'v') {
        finish();
        voice = closing ? null : decodeEntities(rest).replace(/\s+/gu, ' ').trim() || null;
      }
    }
    finish();
  }
  return found;
}

/** Tags and what stands between them. In SubRip only the usual tags are tags, and `{\an8}` says where the words stand. */
function piecesOf(line: string, kind: 'vtt' | 'srt'): string[] {
  const tags = kind === 'vtt' ? /(<[^<>]*>)/ : /(<\/?(?:b|i|u|s|font|c|v)(?:[\s.][^<>]*)?>|\{\\[^{}]*\})/i;
  return line.split(tags).filter((piece) => piece !== '');
}

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (whole, decimal, hexadecimal, name) => {
    if (name !== undefined) return entities[String(name).toLowerCase()] ?? whole;
    const point = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal);
    const sound = point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
    return sound ? String.fromCodePoint(point) : '\uFFFD';
  });
}
