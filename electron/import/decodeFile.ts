import { encodingCalled } from '#shared/domain/encodings.ts';
import type { EncodingCandidate, ReadingOptions } from '#shared/domain/reading.ts';
import { normaliseText } from '#shared/text/normalise.ts';
import { decodeText } from './encoding.ts';
import { refusedFile } from './refusals.ts';

/** A guess below this is told in the report of the import. */
const sureEnough = 0.9;

/**
 * The characters of a file that is text, normalised (METHOD.md §1), with what a person should know about how they were read.
 * `declared` is the encoding that the file itself names.
 * @throws AxialError `unsupported_format` when its bytes are not text, `invalid_input` for an unknown encoding
 */
export function decodeFile(
  bytes: Uint8Array,
  name: string,
  options: ReadingOptions,
  declared: string | null = null,
): { text: string; encodings: readonly EncodingCandidate[]; warnings: string[] } {
  const decoded = decodeText(bytes, options.encoding, declared);
  if (!decoded) throw refusedFile(`${name} is not text: its bytes belong to some other kind of file.`);
  const { candidates, broken, encoding } = decoded;
  const warnings: string[] = [];
  if (options.encoding === null && (candidates[0]?.confidence ?? 1) < sureEnough) {
    warnings.push(
      `${name} does not say its encoding; it was read as ${encodingCalled(encoding)}. Look at its accents and quotation marks.`,
    );
  }
  if (broken > 0) warnings.push(brokenSentence(broken, encoding));
  return { text: normaliseText(decoded.text), encodings: candidates, warnings };
}

const brokenSentence = (broken: number, encoding: string): string =>
  broken === 1
    ? `One character could not be read as ${encodingCalled(encoding)}; it stands as \uFFFD.`
    : `${broken} characters could not be read as ${encodingCalled(encoding)}; each stands as \uFFFD.`;
