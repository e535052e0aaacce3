import { describe, expect, test } from 'vitest';
import { refiToIncoming } from '#shared/interchange/refi/toIncoming.ts';
import { person } from '../../support/exchangeStudy.ts';
import { givenBack, quotationsOf, withoutMaker, xmlOfDraft } from '../../support/givingBack.ts';
import { hasRefiCorpus, refiSamples } from '../../support/refiCorpus.ts';
import { everythingXml } from '../../support/refiEverything.ts';
import { archiveOf, readProject, xmlOf } from '../../support/refiFiles.ts';

/** The lines of two texts that are in one of them only. */
const differences = (before: readonly string[], after: readonly string[]): string[] => [
  ...before.filter((line) => !after.includes(line)).map((line) => `- ${line.trim()}`),
  ...after.filter((line) => !before.includes(line)).map((line) => `+ ${line.trim()}`),
];

describe('check 18: what came from another program goes out as it came', () => {
  test('with every element and attribute that the format has', () => {
    const file = readProject(everythingXml);
    expect(withoutMaker(xmlOfDraft(givenBack(file)))).toEqual(withoutMaker(everythingXml));
  });

  /** What is different on purpose; whoever brings a project in stands for those who are not named. */
  const known: Readonly<Record<string, readonly string[]>> = {
    'broken-missing-sources.qdpx': ['- PlainTextContent', '- "both forms"'],
    'broken-offsets-dangling-duplicate-guids.qdpx': [
      expect.stringMatching(/^- PlainTextSelection endPosition="9999"/),
      expect.stringMatching(/^\+ PlainTextSelection endPosition="18"/),
    ],
  };
  const projects = refiSamples.filter(({ name, expected }) => expected.xsd === 'valid' && !name.endsWith('.qdc'));
  const isStandard = ({ offsetConvention: way }: (typeof projects)[number]['expected']) =>
    way?.unit === 'codepoint' && way.end === 'exclusive';
  const cases = projects.map((sample) => [sample.name, sample] as const);
  test.skipIf(!hasRefiCorpus).each(cases)('%s', (name, { bytes, expected }) => {
    const file = readProject(bytes);
    const draft = givenBack(file);
    const positions = isStandard(expected) ? /(?!)/ : / (?:start|end)Position="\d+"/g;
    const lines = (xml: string) =>
      withoutMaker(xml)
        .filter((line) => !line.includes(person))
        .map((line) => line.replace(positions, ''));
    const [before, after] = [lines(xmlOf(bytes)), lines(xmlOfDraft(draft))];
    if (known[name]) expect(differences(before, after)).toEqual(known[name]);
    else expect(after).toEqual(before);
    // Read again, the same words are coded.
    const files = draft.files.map(({ name: file, ...from }) => [
      `sources/${file}`,
      from.from === 'text' ? from.text : '',
    ]);
    const again = readProject(archiveOf({ 'project.qde': xmlOfDraft(draft), ...Object.fromEntries(files) }));
    expect(quotationsOf(refiToIncoming(again))).toEqual(quotationsOf(refiToIncoming(file)));
  });
});
