import type { ReadingOptions } from '#shared/domain/reading.ts';
import { sayLosses } from './losses.ts';
import type { FormatReading } from './reading.ts';
import { damagedFile, emptyFile, onlyHidden, refusedFile } from './refusals.ts';
import { RtfReader } from './rtf/reader.ts';
import { speakerMarks } from './speakers.ts';

/**
 * A rich text file. Read by the program itself: the libraries there are lose code pages of fonts, pairs of `\u` escapes,
 * notes or the cells of tables. Pictures and what programs keep for themselves are left out.
 */
export function readRtf(bytes: Uint8Array, name: string, options: ReadingOptions): FormatReading {
  if (!/^\s*\{\\rtf/.test(Buffer.from(bytes.subarray(0, 64)).toString('latin1').replace(/^ï»¿/, ''))) {
    throw damagedFile(name, 'a rich text file');
  }
  const { text, format, pictures, cutOff, hidden } = new RtfReader(name, options).read(bytes);
  if (text.trim() === '') {
    if (hidden) throw onlyHidden(name);
    throw cutOff ? damagedFile(name, 'a rich text file') : pictures > 0 ? onlyPictures(name) : emptyFile(name);
  }
  const warnings: string[] = [];
  if (cutOff) warnings.push(`${name} ends in the middle: what stood behind is missing.`);
  warnings.push(...sayLosses({ pictures, leftHidden: hidden }));
  const marks = [...format, ...speakerMarks(text, format)].sort((a, b) => a.start - b.start || b.end - a.end);
  return { text, format: marks, warnings };
}

const onlyPictures = (name: string) => refusedFile(`${name} holds pictures and no text.`);
