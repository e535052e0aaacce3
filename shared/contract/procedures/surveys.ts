import { z } from 'zod';
import { columnUses, surveyUnits } from '../../domain/survey.ts';
import { variableTypes } from '../../domain/variable.ts';
import { codeId, documentId, givenName, groupId } from '../entities.ts';
import { mutation, query } from '../procedure.ts';

/** A table on this machine, or its bytes (dropped into the window). */
const tableItem = z.union([
  z.object({ path: z.string().min(1).max(4096) }),
  z.object({ name: z.string().min(1).max(1000), base64: z.string() }),
]);

/** How the table is to be read; `null` = found out. */
const tableReading = {
  item: tableItem,
  sheet: z.string().nullable().default(null),
  encoding: z.string().nullable().default(null),
  delimiter: z.enum([',', ';', '\t', '|']).nullable().default(null),
  /** Row of the names of the columns, from 1; 0 = the table has none. `null` = found out. */
  headerRow: z.int().min(0).max(1000).nullable().default(null),
};

const use = z.enum(columnUses);

export const surveyProcedures = {
  /**
   * A look into a table: its sheets, its columns with a proposal for each, and its first rows, of which long cells are cut.
   */
  'surveys.look': query(
    [],
    z.object(tableReading),
    z.object({
      name: z.string(),
      sheets: z.array(z.object({ name: z.string(), hidden: z.boolean(), rows: z.int(), columns: z.int() })),
      sheet: z.string().nullable(),
      /** Likely encodings, the likeliest first; empty for a workbook. */
      encodings: z.array(z.object({ encoding: z.string(), confidence: z.number() })),
      delimiter: z.string().nullable(),
      headerRow: z.int(),
      /** Rows below the header that hold anything. */
      rows: z.int(),
      columns: z.array(
        z.object({
          name: z.string(),
          filled: z.int(),
          distinct: z.int(),
          /** Longest value, in code points. */
          longest: z.int(),
          use,
          type: z.enum(variableTypes),
        }),
      ),
      /** What would become a document. */
      documents: z.enum(surveyUnits),
      /** Column whose values can name the documents, or `null`. */
      nameColumn: z.int().nullable(),
      /** Column that says who speaks, for a transcript in a table, or `null`. */
      speakerColumn: z.int().nullable(),
      /** rows × columns, row by row: 1 where a cell holds anything. What will come in can be counted by it. */
      filled: z.instanceof(Uint8Array),
      /** The first 50 rows below the header. */
      sample: z.array(z.array(z.string())),
      warnings: z.array(z.string()),
    }),
  ),
  /** Brings a table in as documents: one a row, one an answer, or the whole table as one transcript; one step. */
  'surveys.import': mutation(
    ['documents', 'variables', 'codings', 'codes', 'speakers'],
    z.object({
      jobId: z.string().min(1).max(64),
      ...tableReading,
      documents: z.enum(surveyUnits),
      nameColumn: z.int().nullable(),
      speakerColumn: z.int().nullable().default(null),
      /** One entry a column, in their order. */
      columns: z.array(z.object({ use, name: givenName, type: z.enum(variableTypes) })),
      /** Every answer is coded with the name of its column. */
      codeByColumn: z.boolean().default(false),
      /** Code that those codes stand under; `null` = they are themes. */
      codeParentId: codeId.nullable().default(null),
      groupId: groupId.nullable().default(null),
      groupName: givenName.optional(),
    }),
    z.object({
      documents: z.array(z.object({ id: documentId, name: z.string() })),
      variables: z.int(),
      codings: z.int(),
      /** Rows that were left out, and values that did not fit their column, in sentences. */
      warnings: z.array(z.string()),
      cancelled: z.boolean(),
    }),
  ),
};
