import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCodebook, checkProject } from '#shared/interchange/refi/checkModel.ts';
import type { RefiProject } from '#shared/interchange/refi/model.ts';
import { writeProjectXml } from '#shared/interchange/refi/writeXml.ts';
import { refiArchivePieces, writeRefiArchive } from '../../../electron/export/refi/writeArchive.ts';
import { canonicalXml } from '../../support/canonicalXml.ts';
import { anyProject } from '../../support/refiArbitrary.ts';
import { hasRefiCorpus, refiSamples, refiSchema } from '../../support/refiCorpus.ts';
import { everythingCodebookXml, everythingXml } from '../../support/refiEverything.ts';
import { archiveOf, codebookText, projectText, readCodebook, readProject, xmlOf } from '../../support/refiFiles.ts';
import { schemaErrors, schemaErrorsOf } from '../../support/schema.ts';

describe('a file that is read and written again says the same', () => {
  test('with every element and attribute that the format has', () => {
    const file = readProject(everythingXml);
    expect(file.findings).toEqual([]);
    expect(canonicalXml(projectText(file))).toEqual(canonicalXml(everythingXml));
    expect(checkProject(file.project)).toEqual([]);
  });

  test('as a codebook with sets', () => {
    const file = readCodebook(everythingCodebookXml);
    expect(file.findings).toEqual([]);
    expect(canonicalXml(codebookText(file))).toEqual(canonicalXml(everythingCodebookXml));
    expect(checkCodebook(file.codebook)).toEqual([]);
  });

  describe.skipIf(!hasRefiCorpus)('for every valid file of the corpus', () => {
    const valid = refiSamples.filter(({ expected }) => expected.xsd === 'valid');
    test.each(valid.map((sample) => [sample.name, sample] as const))('%s', (name, { bytes }) => {
      const again = name.endsWith('.qdc') ? codebookText(readCodebook(bytes)) : projectText(readProject(bytes));
      expect(canonicalXml(again)).toEqual(canonicalXml(xmlOf(bytes)));
    });
    test('there are such files', () => expect(valid.length).toBeGreaterThan(15));
  });
});

/** Fields that hold nothing are not there. */
const withoutNothing = (project: RefiProject): unknown => JSON.parse(JSON.stringify(project));

describe('any project', () => {
  test('is the same when it was written and read (100 projects)', () => {
    fc.assert(
      fc.property(anyProject, (project) => {
        const { project: again, findings } = readProject([...writeProjectXml(project)].join(''));
        expect(findings).toEqual([]);
        expect(withoutNothing(again)).toEqual(withoutNothing(project));
      }),
      { numRuns: 100 },
    );
  });

  test.skipIf(!hasRefiCorpus)('is valid by the official schema (40 projects)', async () => {
    const projects = fc.sample(anyProject, { numRuns: 40, seed: 4 });
    const documents = projects.map(
      (project, index) => [`${index}.xml`, [...writeProjectXml(project)].join('')] as const,
    );
    const written = new Set(
      documents.flatMap(([, xml]) => Array.from(xml.matchAll(/<(\w+)/g), ([, element]) => element)),
    );
    const known = Array.from(refiSchema('Project').matchAll(/element name="(\w+)"/g), ([, element]) => element);
    expect(known.filter((element) => !written.has(element))).toEqual([]);
    expect([...(await schemaErrorsOf(Object.fromEntries(documents), 'Project')).values()].flat()).toEqual([]);
  });
});

describe('check 17: what is written is valid by the official schema', () => {
  const run = test.skipIf(!hasRefiCorpus);
  const empty = '<Project xmlns="urn:QDA-XML:project:1.0" name="Empty"/>';

  run('an empty project, without empty lists', async () => {
    const text = projectText(readProject(empty));
    expect(text).not.toMatch(/<\w+>\s*<\/\w+>/);
    expect(await schemaErrors(text, 'Project')).toEqual([]);
  });
  run('a project that uses every element, and a codebook', async () => {
    expect(await schemaErrors(everythingXml, 'Project')).toEqual([]);
    expect(await schemaErrors(projectText(readProject(everythingXml)), 'Project')).toEqual([]);
    expect(await schemaErrors(codebookText(readCodebook(everythingCodebookXml)), 'Codebook')).toEqual([]);
  });
  run('what came in the wrong order and in the wrong namespace', async () => {
    const wild = refiSamples.filter(({ name }) => /transana|taguette/.test(name));
    for (const { name, bytes } of wild) {
      const codebook = name.endsWith('.qdc');
      const text = codebook ? codebookText(readCodebook(bytes)) : projectText(readProject(bytes));
      expect(await schemaErrors(text, codebook ? 'Codebook' : 'Project')).toEqual([]);
    }
    expect(wild).toHaveLength(2);
  });
});

describe('an archive that is written', () => {
  const file = readProject(
    archiveOf({
      'project.qde': everythingXml,
      'sources/talk.txt': 'It all saves 🕰 time.\n',
      'Sources/Board.PNG': 'picture',
    }),
  );
  const named = [...file.files].map(([name, bytes]) => [file.spellings.get(name) ?? name, bytes] as const);

  test('is read as the same project with the same files and supplement', () => {
    const again = readProject(writeRefiArchive(file.project, named, '{"schema":3,"café":"☕"}'));
    expect(again.project).toEqual(file.project);
    expect(again.files).toEqual(file.files);
    expect(again.spellings).toEqual(file.spellings);
    expect(again.supplement).toBe('{"schema":3,"café":"☕"}');
    expect(again.findings).toEqual([]);
  });

  test('check 19 (container): is the same bytes whenever it is written', () => {
    const first = writeRefiArchive(file.project, named, '{}');
    expect(Buffer.from(writeRefiArchive(file.project, named, '{}')).equals(first)).toBe(true);
    expect(Buffer.concat([...refiArchivePieces(file.project, named, ['{}'])]).equals(first)).toBe(true);
  });
});
