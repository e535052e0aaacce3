import { isUtf8 } from 'node:buffer';
import { countIllegal, replaceIllegal } from '#shared/interchange/refi/xmlCharacters.ts';
import { refusedFile } from '../refusals.ts';
import type { Findings } from './findings.ts';

/** How many bytes are decoded at one time. */
const piece = 1 << 18;

/**
 * The characters of an XML file in pieces. UTF-8 unless a byte order mark or the file itself says otherwise. Characters
 * that XML forbids become U+FFFD one for one, so that a stray control character does not cost a whole project.
 * @throws AxialError `unsupported_format` for an encoding that nobody knows
 */
export function* xmlPieces(bytes: Uint8Array, name: string, findings: Findings): Generator<string> {
  const decoder = new TextDecoder(encodingOf(bytes, name, findings));
  for (let at = 0; at < bytes.length; at += piece) {
    yield repaired(decoder.decode(bytes.subarray(at, at + piece), { stream: true }), findings);
  }
  yield repaired(decoder.decode(), findings);
}

function repaired(text: string, findings: Findings): string {
  const found = countIllegal(text);
  if (found === 0) return text;
  findings.often(
    'illegal character',
    { element: 'file' },
    () => 'Characters that XML forbids stand in the file; each was replaced by \uFFFD.',
  );
  return replaceIllegal(text);
}

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
