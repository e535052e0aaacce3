import { isUtf8 } from 'node:buffer';
import { countIllegal, replaceIllegal } from '#shared/interchange/refi/xmlCharacters.ts';
import { refusedFile } from '../refusals.ts';
import type { Findings } from './findings.ts';

/** How many bytes are decoded at one time. */
const piece = 1 << 18;

/** A reference to a character by its number; some writers make them of characters that XML forbids. */
const reference = /&#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));/gi;
/** The longest beginning of one that the end of a piece may have cut. */
const cutReference = /&(?:#[0-9a-fx]{0,8})?$/i;

/**
 * The characters of an XML file in pieces. UTF-8 unless a byte order mark or the file itself says otherwise. Characters
 * that XML forbids become U+FFFD one for one, also where they are written as references, so that a stray control
 * character does not cost a whole project. `onRead` hears of each piece when it has been taken, as a share from 0 to 1.
 * @throws AxialError `unsupported_format` for an encoding that nobody knows
 */
export function* xmlPieces(
  bytes: Uint8Array,
  name: string,
  findings: Findings,
  onRead?: (share: number) => void,
): Generator<string> {
  const decoder = new TextDecoder(encodingOf(bytes, name, findings));
  let rest = '';
  for (let at = 0; at < bytes.length; at += piece) {
    const text = rest + decoder.decode(bytes.subarray(at, at + piece), { stream: true });
    rest = cutReference.exec(text.slice(-12))?.[0] ?? '';
    yield repaired(rest === '' ? text : text.slice(0, -rest.length), findings);
    onRead?.(Math.min(1, (at + piece) / bytes.length));
  }
  yield repaired(rest + decoder.decode(), findings);
}

function repaired(text: string, findings: Findings): string {
  const plain = replaceIllegal(text).replace(reference, (written, hex?: string, decimal?: string) =>
    isForbidden(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)) ? '\uFFFD' : written,
  );
  if (plain !== text) {
    const sentence = 'Characters that XML forbids stand in the file; each was replaced by \uFFFD.';
    findings.often('illegal character', { element: 'file' }, () => sentence);
  }
  return plain;
}

const isForbidden = (codePoint: number): boolean =>
  codePoint > 0x10ffff || countIllegal(String.fromCodePoint(codePoint)) > 0;

function encodingOf(bytes: Uint8Array, name: string, findings: Findings): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0x3c && bytes[1] === 0) return 'utf-16le';
  if (bytes[0] === 0 && bytes[1] === 0x3c) return 'utf-16be';
  if (isUtf8(bytes)) return 'utf-8';
  const declared = declaredEncoding(bytes);
  if (declared !== null && !/^utf-?(?:8|16)$/i.test(declared)) return knownEncoding(declared, name);
  findings.add({ element: 'file', name }, `${name} is not in UTF-8 as it must be; it was read as Windows-1252.`);
  return 'windows-1252';
}

function declaredEncoding(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  return /^\s*<\?xml[^>]*encoding\s*=\s*["']([^"']+)["']/.exec(head)?.[1] ?? null;
}

function knownEncoding(label: string, name: string): string {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    throw refusedFile(`${name} is in the encoding ${label}, which the program does not know.`);
  }
}
