import { type ReadingOptions, usualReadingOptions } from '#shared/domain/reading.ts';
import { AxialError } from '#shared/domain/result.ts';
import { readOldWordFile } from './doc/file.ts';
import { writeOldWordText } from './doc/text.ts';
import { sayLosses } from './losses.ts';
import type { FormattedText } from './reading.ts';
import { damagedFile, protectedFile, refusedFile, withoutWords } from './refusals.ts';
import { speakerMarks } from './speakers.ts';

/**
 * A Word document of 1997 to 2003 (.doc) as text with marks, by the same rules as a new one: tracked changes accepted or
 * undone, hidden text left out (and said so) or marked (options); one line a row of a table; notes as paragraphs at the end,
 * text boxes behind them. Signs of lists and comments are not read.
 */
export function readDoc(bytes: Uint8Array, name: string, options: ReadingOptions = usualReadingOptions): FormattedText {
  try {
    const file = readOldWordFile(bytes);
    if (file === 'protected') throw protectedFile(name);
    if (file === 'older') {
      throw refusedFile(
        `${name} is a Word document from before 1997: save it as .docx in Word or LibreOffice, and import that.`,
      );
    }
    const { text, format, pictures, leftHidden } = writeOldWordText(file, options);
    if (text.trim() === '') throw withoutWords(name, { pictures, leftHidden });
    const marks = [...format, ...speakerMarks(text, format)].sort((a, b) => a.start - b.start || b.end - a.end);
    return { text, format: marks, warnings: sayLosses({ pictures, leftHidden }) };
  } catch (error) {
    if (error instanceof AxialError) throw error;
    throw damagedFile(name, 'a Word document');
  }
}
