import { describe, expect, test } from 'vitest';
import { checkCodebook, checkProject } from '#shared/interchange/refi/checkModel.ts';
import { internalName, type RefiFile } from '#shared/interchange/refi/file.ts';
import type { RefiCode } from '#shared/interchange/refi/model.ts';
import { decodePlainText } from '#shared/interchange/refi/plainText.ts';
import { readRefiFile } from '../../../electron/import/refi/readProject.ts';
import { canonicalXml } from '../../support/canonicalXml.ts';
import { hasRefiCorpus, type RefiSample, refiSamples } from '../../support/refiCorpus.ts';
import { codebookText, projectText, readProject } from '../../support/refiFiles.ts';

const bare = (guid: string): string => guid.toLowerCase().replace(/[{}]/g, '');

/** How often each element occurs in what we write of a file. */
function countElements(file: RefiFile): Record<string, number> {
  const counts: Record<string, number> = {};
  const xml = file.kind === 'project' ? projectText(file) : codebookText(file);
  for (const line of canonicalXml(xml)) {
    const element = /^\s*(\w+)/.exec(line)?.[1];
    if (element !== undefined) counts[element] = (counts[element] ?? 0) + 1;
  }
  return counts;
}

interface ListedCode {
  readonly path: readonly string[];
  readonly guid: string;
  readonly isCodable: string;
  readonly color: string | null;
  readonly description: string | null;
}

const listCodes = (codes: readonly RefiCode[], above: readonly string[] = []): ListedCode[] =>
  codes.flatMap(({ guid, name, isCodable, color = null, description = null, codes: below }) => {
    const path = [...above, name];
    return [
      { path, guid, isCodable: String(isCodable), color, description: description || null },
      ...listCodes(below, path),
    ];
  });

const codesOf = (file: RefiFile): readonly RefiCode[] => (file.kind === 'project' ? file.project : file.codebook).codes;

/** What files of the corpus are refused for. */
const refusals: Readonly<Record<string, RegExp>> = {
  'broken-doctype-entity.qdpx': /document type declaration/,
  'broken-truncated-zip.qdpx': /damaged or cut off/,
};
const readable = refiSamples.filter(({ name }) => !(name in refusals));
const table = (samples: readonly RefiSample[]) => samples.map((sample) => [sample.name, sample] as const);

describe.skipIf(!hasRefiCorpus)('every file of the corpus, as it stands in the file', () => {
  test('all 24 are there', () => expect(refiSamples).toHaveLength(24));

  test.each(table(readable))('%s', (name, { bytes, expected }) => {
    const file = readRefiFile(bytes, name);
    const counts = countElements(file);
    const { Sets, ...elements } = expected.elementCounts ?? {};
    expect(counts).toEqual(name.startsWith('taguette') ? elements : { ...elements, ...(Sets && { Sets }) });
    const codes = listCodes(codesOf(file));
    expect(codes).toEqual(
      (expected.codes ?? []).map((code) => ({
        ...code,
        guid: bare(code.guid),
        isCodable: code.isCodable === '1' ? 'true' : code.isCodable,
      })),
    );
    expect(codes.length).toBe(expected.codeCount);
    if (file.kind === 'codebook') {
      expect(file.codebook.origin ?? null).toBe(expected.origin ?? null);
      return;
    }
    const { project } = file;
    expect([project.name, project.origin ?? null]).toEqual([expected.name, expected.origin ?? null]);
    expect(project.users.map((user) => user.name ?? null)).toEqual(expected.users);
    expect(project.sources.map(({ kind, guid, name: called = null }) => [kind, guid, called])).toEqual(
      expected.sources?.map((source) => [source.kind, bare(source.guid), source.name]),
    );
  });

  test.each(Object.entries(refusals))('%s is refused', (name, sentence) => {
    const sample = refiSamples.find((each) => each.name === name);
    expect(() => readRefiFile(sample?.bytes ?? new Uint8Array(), name)).toThrow(sentence);
  });

  const archives = readable.filter(({ expected }) => expected.container);
  test.each(table(archives))('what stands in the archive %s', (name, { bytes, expected }) => {
    const file = readProject(bytes, name);
    const sources = (expected.container?.entries ?? []).filter((entry) => /^sources\/[^.].*/i.test(entry));
    expect([...file.spellings.values()].map((spelled) => spelled)).toEqual(
      sources.map((entry) => entry.slice('sources/'.length)),
    );
  });
});

describe.skipIf(!hasRefiCorpus)('policies of the corpus, as far as they are about the file', () => {
  const sample = (name: string): RefiSample => {
    const found = refiSamples.find((each) => each.name.startsWith(name));
    if (!found) throw new Error(`${name} is missing`);
    return found;
  };
  const findings = (name: string): string[] =>
    readRefiFile(sample(name).bytes, name).findings.map(({ sentence }) => sentence);

  test('valid files give no findings; those of the wild say what was accepted', () => {
    const told = readable.filter(({ name, bytes }) => readRefiFile(bytes, name).findings.length > 0);
    expect(told.map(({ name }) => name)).toEqual([
      'transana-3.22_spec-A3_ns-0-10_invalid.qde',
      'openqda_example_codebook_nonguid.qdc',
      'broken-two-qde.qdpx',
      'broken-zip-slip.qdpx',
    ]);
    expect(findings('transana')[3]).toContain('urn:QDA-XML:project:0:10');
    expect(findings('openqda')).toEqual([
      'guid is no GUID in 44 places (the first is “c001”); it was taken as it stands.',
    ]);
    expect(findings('broken-two-qde')).toEqual(['There is a second project file, other.qde; project.qde was read.']);
    expect(findings('broken-zip-slip')).toHaveLength(2);
  });

  test('missing files of sources are those that the paths name and the archive does not hold', () => {
    const { expected, bytes } = sample('broken-missing-sources');
    const file = readProject(bytes);
    const paths = projectText(file).match(/internal:\/\/[^"]+/g) ?? [];
    const missing = paths.filter((path) => !file.files.has(internalName(path) ?? ''));
    expect(missing.map((path) => path.toLowerCase())).toEqual(expected.missingInternalFiles);
    expect(checkProject(file.project).map(({ name, sentence }) => `${name}: ${sentence}`)).toEqual([
      'both path and content: Its words stand in the file and in another file too.',
      'no text at all: TextSource has no words: neither PlainTextContent nor plainTextPath is there.',
    ]);
  });

  test('every bad position, reference and GUID is listed by our own check', () => {
    const { bytes } = sample('broken-offsets');
    expect(checkProject(readProject(bytes).project).map(({ element, sentence }) => `${element}: ${sentence}`)).toEqual([
      'PlainTextSelection: The GUID 93d91c41-8287-54bd-9107-5c6c86bb669d stands for something else already (PlainTextSelection).',
      'PlainTextSelection: It begins before its beginning (-3).',
      'PlainTextSelection: It ends (2) before it begins (8).',
      'Coding: CodeRef points to 06ff9bdf-1cb7-56af-b469-7b1d0bf95bba, which is not in the file.',
    ]);
  });

  test('colours that are none are listed, and the codes kept', () => {
    const file = readRefiFile(sample('colours').bytes, 'colours.qdc');
    if (file.kind !== 'codebook') throw new Error('it is a codebook');
    expect(checkCodebook(file.codebook).map(({ name }) => name)).toEqual(['rgb()', 'with alpha', 'no hash', 'empty']);
  });

  test('a source that is not UTF-8 is told', () => {
    const [bytes] = [...readProject(sample('broken-source-not-utf8').bytes).files.values()];
    expect(decodePlainText(bytes ?? new Uint8Array())).toEqual({
      text: expect.stringContaining('Smart'),
      warning: expect.stringContaining('Windows-1252'),
    });
  });

  test('our own check finds nothing in the valid files of vendors', () => {
    const vendors = refiSamples.filter(({ name, expected }) => expected.xsd === 'valid' && !name.startsWith('broken'));
    for (const { name, bytes } of vendors) {
      const file = readRefiFile(bytes, name);
      expect(file.kind === 'project' ? checkProject(file.project) : checkCodebook(file.codebook)).toEqual([]);
    }
  });
});
