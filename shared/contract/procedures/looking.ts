import { z } from 'zod';
import { readingOptionNames } from '../../domain/reading.ts';
import { speakerRoles } from '../../domain/speaker.ts';
import { documentOrigin, formatMark, readingOptions } from '../entities.ts';
import { query } from '../procedure.ts';
import { importItem } from './transfers.ts';

export const lookingProcedures = {
  /**
   * How one file would come in when it is read so: its first words with their marks, how its encoding was found out, who
   * speaks in it. Nothing is changed. A file that cannot be read is a failure with the sentence of the import's report.
   */
  'imports.look': query(
    [],
    z.object({ item: importItem, options: readingOptions.partial().default({}) }),
    z.object({
      origin: documentOrigin,
      /** Likely encodings, the likeliest first; empty where the format fixes it. */
      encodings: z.array(z.object({ encoding: z.string(), confidence: z.number() })),
      /** Options that make a difference to this kind of file. */
      choices: z.array(z.enum(readingOptionNames)),
      characters: z.int(),
      paragraphs: z.int(),
      /** The first 4,000 UTF-16 units and the marks in them. */
      excerpt: z.object({ text: z.string(), format: z.array(formatMark) }),
      speakers: z.array(z.object({ name: z.string(), turns: z.int(), role: z.enum(speakerRoles) })),
      warnings: z.array(z.string()),
    }),
  ),
};
