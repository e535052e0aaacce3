import { readFile } from 'node:fs/promises';
import type { OutputOf } from '#shared/contract/index.ts';
import type { AffectedCoding } from '#shared/contract/procedures/corrections.ts';
import { AxialError } from '#shared/domain/result.ts';
import { astralPositions, toCodePoints } from '#shared/text/offsets.ts';
import { findDocument } from './names.ts';
import { withStudyToRead, withStudyToWrite } from './openStudy.ts';
import { countOf, print, printJson, printTable } from './output.ts';
import { type Command, needed, readWords } from './usage.ts';

const options = {
  document: { type: 'string' },
  file: { type: 'string' },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

export const correct: Command = {
  usage: 'correct STUDY.axial --document D --file NEW.txt [--dry-run] [--json]',
  summary: 'Gives a coded document a corrected text, in one step; codings stay on their words.',
  details: [
    '',
    'D is the name of a document or #id. NEW.txt is the whole corrected text in UTF-8.',
    '--dry-run  says which codings stand on words that change, and changes nothing.',
    'Codings whose words changed stand on what replaced them; those whose words are gone go. Positions are code points.',
  ],
  run: async (words) => {
    const { values, positionals } = readWords(words, options, { least: 1, most: 1 });
    const [study = ''] = positionals;
    const name = needed('document', values.document);
    const text = await readCorrected(needed('file', values.file));
    const isDry = values['dry-run'] === true;
    return (isDry ? withStudyToRead : withStudyToWrite)(study, async (ask) => {
      const { documents } = await ask('documents.list', {});
      const { id } = findDocument(documents, name);
      const before = (await ask('documents.read', { id })).text;
      const preview = await ask('documents.correctionPreview', { id, text });
      const changed = preview.edits.length > 0;
      if (!isDry && changed) await ask('documents.correct', { id, text, baseHash: preview.baseHash });
      tell(before, preview, { isDry, json: values.json === true });
      return 0;
    });
  },
};

async function readCorrected(path: string): Promise<string> {
  const bytes = await readFile(path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new AxialError('unsupported_format', `${path} is not a text in UTF-8.`);
  }
}

type Preview = OutputOf<'documents.correctionPreview'>;

function tell(before: string, preview: Preview, how: { readonly isDry: boolean; readonly json: boolean }): void {
  const affected = affectedIn(before, preview);
  const counts = { kept: preview.kept, moved: preview.moved, memoPlaces: preview.memoPlaces };
  if (how.json) {
    printJson({ changes: preview.edits.length, ...counts, affected, done: !how.isDry && preview.edits.length > 0 });
    return;
  }
  if (preview.edits.length === 0) {
    print('The text is what it was; nothing was changed.');
    return;
  }
  print(
    `${countOf(preview.edits.length, 'place')} of the text ${how.isDry ? 'would be' : 'were'} changed; ${countOf(preview.kept, 'coding')} stay on their words, ${preview.moved} of them elsewhere.`,
  );
  if (preview.memoPlaces > 0) print(`${countOf(preview.memoPlaces, 'place')} that memos quote changed.`);
  if (affected.length === 0) return;
  printTable(
    ['coding', 'code', 'coder', 'start', 'end', 'words before', 'start', 'end', 'words after'],
    affected.map(({ state, code, coder, before: was, after }) => [
      ...[state, code, coder, was.start, was.end, was.text],
      ...(after ? [after.start, after.end, after.text] : ['', '', '(goes)']),
    ]),
  );
}

/** The affected codings with their places in code points. */
function affectedIn(before: string, { affected, text }: Preview) {
  const [old, now] = [astralPositions(before), astralPositions(text)];
  const inCodePoints = (astral: Int32Array, { start, end, text: words }: NonNullable<AffectedCoding['after']>) => ({
    start: toCodePoints(astral, start),
    end: toCodePoints(astral, end),
    text: words,
  });
  return affected.map(({ codingId, codePath, coderName, state, before: was, after }) => ({
    ...{ id: codingId, code: codePath, coder: coderName, state },
    before: inCodePoints(old, was),
    after: after && inCodePoints(now, after),
  }));
}
