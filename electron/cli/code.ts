import type { CodingRow } from '#shared/contract/procedures/codings.ts';
import { readCodingRows } from './codingRows.ts';
import { withStudyToWrite } from './openStudy.ts';
import { countOf, print, printJson } from './output.ts';
import { type Command, needed, readNumber, readWholeNumber, readWords, UsageError } from './usage.ts';

const options = {
  document: { type: 'string' },
  code: { type: 'string' },
  start: { type: 'string' },
  end: { type: 'string' },
  coder: { type: 'string' },
  weight: { type: 'string' },
  comment: { type: 'string' },
  from: { type: 'string' },
  json: { type: 'boolean' },
} as const;

export const code: Command = {
  usage:
    'code STUDY.axial (--document D --code "Theme/Concept" --start N --end N [--coder C] [--weight W] [--comment T] | --from FILE.(csv|json)) [--json]',
  summary: 'Codes a range, or many at once from a file, in one step; codes that are missing are made.',
  details: [
    '',
    'D is the name of a document or #id. Start and end are code points, the end not included.',
    'FILE has the columns document, code, start, end and, if wished, coder, weight, comment.',
  ],
  run: async (words) => {
    const { values, positionals } = readWords(words, options, { least: 1, most: 1 });
    const rows = values.from === undefined ? [rowOf(values)] : await rowsFrom(values.from, values);
    return withStudyToWrite(positionals[0] ?? '', async (ask) => {
      const { added, existing, codes } = await ask('codings.import', { rows });
      if (values.json) printJson({ added, existing, codes });
      else {
        if (added > 0)
          print(`${countOf(added, 'coding')} added${codes > 0 ? `, ${countOf(codes, 'code')} made` : ''}.`);
        if (existing > 0) print(`${countOf(existing, 'coding')} stood there already and was left as it is.`);
      }
      return 0;
    });
  },
};

type Values = { readonly [Name in keyof typeof options]?: string | boolean };

function rowOf(values: Values): CodingRow {
  const word = (name: keyof Values): string | undefined => {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  const weight = word('weight');
  const coder = word('coder');
  return {
    document: needed('document', word('document')),
    code: needed('code', word('code')),
    start: readWholeNumber('start', needed('start', word('start'))),
    end: readWholeNumber('end', needed('end', word('end'))),
    weight: weight === undefined ? null : readNumber('weight', weight),
    comment: word('comment') ?? '',
    ...(coder === undefined ? {} : { coder }),
  };
}

async function rowsFrom(file: string, values: Values): Promise<CodingRow[]> {
  const beside = (['document', 'code', 'start', 'end', 'weight', 'comment'] as const).find((name) => name in values);
  if (beside !== undefined) throw new UsageError(`--${beside} stands in the file where --from is given.`);
  const rows = await readCodingRows(file);
  const coder = typeof values.coder === 'string' ? values.coder : undefined;
  return coder === undefined ? rows : rows.map((row) => ({ coder, ...row }));
}
