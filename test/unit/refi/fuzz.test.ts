import { expect, test } from 'vitest';
import { AxialError } from '#shared/domain/result.ts';
import { checkCodebook, checkProject } from '#shared/interchange/refi/checkModel.ts';
import { readingOffsets } from '#shared/interchange/refi/offsets.ts';
import { readRefiFile } from '../../../electron/import/refi/readProject.ts';
import { mutateXml } from '../../support/mutateXml.ts';
import { everythingCodebookXml, everythingXml } from '../../support/refiEverything.ts';
import { archiveOf, bytesOfText, codebookText, projectText } from '../../support/refiFiles.ts';
import { foundTexts } from '../../support/refiTexts.ts';

/** Numbers from 0 to 1 that are the same in every run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Reads a file and does with it all that is done with files; what it says, or the sentence that it was refused with. */
function use(bytes: Uint8Array): string {
  try {
    const file = readRefiFile(bytes, 'p.qdpx');
    if (file.kind === 'codebook') {
      checkCodebook(file.codebook);
      return codebookText(file);
    }
    checkProject(file.project);
    const texts = foundTexts(file);
    const { used } = readingOffsets(texts, file.project.origin);
    for (const { positions, selections } of texts) {
      for (const { start, end } of selections) positions.place(start, end, used);
    }
    return projectText(file);
  } catch (error) {
    if (!(error instanceof AxialError) || error.code !== 'unsupported_format') throw error;
    expect(error.message).toMatch(/^p\.qdpx .*\.$/s);
    return '';
  }
}

test('XML that was changed at random is read, and written so that it can be read again, or is refused (250 files)', () => {
  const random = randomFrom(41);
  let read = 0;
  for (let round = 0; round < 250; round++) {
    const source = round % 4 === 0 ? everythingCodebookXml : everythingXml;
    const written = use(mutateXml(bytesOfText(source), random));
    if (written === '') continue;
    read += 1;
    expect(use(bytesOfText(written))).toBe(written);
  }
  expect(read).toBeGreaterThan(150);
});

test('archives with bytes changed, taken out or doubled are read or refused (400 files)', () => {
  const random = randomFrom(7);
  const whole = archiveOf({
    'project.qde': everythingXml,
    'sources/talk.txt': 'It all saves 🕰 time.',
    'axial.json': '{}',
  });
  let read = 0;
  for (let round = 0; round < 400; round++) {
    const at = Math.floor(random() * whole.length);
    const some = 1 + Math.floor(random() * 40);
    const kind = random();
    const bytes =
      kind < 0.6
        ? whole.with(at, Math.floor(random() * 256))
        : Buffer.concat([
            whole.subarray(0, at),
            ...(kind < 0.8 ? [] : [whole.subarray(at, at + some)]),
            whole.subarray(at + (kind < 0.8 ? some : 0)),
          ]);
    if (use(new Uint8Array(bytes)) !== '') read += 1;
  }
  expect(read).toBeGreaterThan(20);
});

test('random bytes are refused (300 files)', () => {
  const random = randomFrom(3);
  for (let round = 0; round < 300; round++) {
    const bytes = Uint8Array.from({ length: Math.floor(random() * 300) }, () => Math.floor(random() * 256));
    if (round % 2 === 0) bytes.set(bytesOfText('PK\u0003\u0004').subarray(0, bytes.length));
    expect(use(bytes)).toBe('');
  }
});
