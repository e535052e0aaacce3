import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { withStudyToRead } from './openStudy.ts';
import { countOf, print, printJson, printTable } from './output.ts';
import { type Command, needed, readWords, UsageError } from './usage.ts';

const options = {
  out: { type: 'string' },
  'without-history': { type: 'boolean' },
  overwrite: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

export const archive: Command = {
  usage: 'archive STUDY.axial --out X.zip [--without-history] [--overwrite] [--json]',
  summary: 'Packs a study with everything that others need to read it into one zip with checksums.',
  details: [
    '',
    '--without-history  leaves out the history, earlier texts and the imported files',
    '--overwrite        an archive of that name is written over; otherwise it stays',
  ],
  run: (words) => {
    const { values, positionals } = readWords(words, options, { least: 1, most: 1 });
    const path = resolve(needed('out', values.out));
    if (!/\.zip$/iu.test(path)) throw new UsageError('An archive is a zip: --out ends in .zip.');
    return withStudyToRead(positionals[0] ?? '', async (ask) => {
      const packed = await ask('archive.pack', {
        path,
        overwrite: values.overwrite ?? false,
        history: !values['without-history'],
        jobId: randomUUID(),
      });
      if (values.json) printJson(packed);
      else {
        printTable(
          ['file', 'bytes'],
          packed.files.map(({ name, bytes }) => [name, bytes]),
        );
        for (const sentence of packed.missing) print(`not in it: ${sentence}`);
        print(`${packed.path}: ${countOf(packed.bytes, 'byte')}, read back and found whole`);
      }
      return 0;
    });
  },
};
