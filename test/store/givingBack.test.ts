import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestEngine, type TestEngine } from '../support/engine.ts';
import { withoutMaker } from '../support/givingBack.ts';
import { hasRefiCorpus, refiSamples } from '../support/refiCorpus.ts';
import { everythingXml } from '../support/refiEverything.ts';
import { archiveOf, projectXml, xmlOf } from '../support/refiFiles.ts';

let engine: TestEngine;
beforeAll(() => {
  engine = startTestEngine();
});
afterAll(() => engine[Symbol.asyncDispose]());

/** A project as it goes out of a new study into which it was brought. */
async function throughStudy(name: string, bytes: Uint8Array): Promise<string> {
  const path = engine.path(name);
  writeFileSync(path, bytes);
  await engine.ask('exchange.bring', { jobId: name, item: { path }, into: { path: engine.path(`${name}.axial`) } });
  const out = engine.path(`${name}.out.qdpx`);
  await engine.ask('projects.write', { format: 'qdpx', path: out, choice: { paths: true } });
  return xmlOf(new Uint8Array(readFileSync(out)));
}

/** Whoever brings a project in stands for those who are not named, and joins the users; positions are code points. */
const comparable = (xml: string, isStandard: boolean): string[] =>
  withoutMaker(xml)
    .filter((line) => !line.includes('name="Researcher"'))
    .map((line) => (isStandard ? line : line.replace(/ (?:start|end)Position="\d+"/g, '')));

describe('a project of another program, through a study and out again (check 18)', () => {
  test('keeps every element and attribute that the format has', async () => {
    const texts = { 'sources/talk.txt': 'IT does saves 🕰 time for us. Yes.', 'sources/note.txt': 'A note' };
    const files = {
      'sources/talk.docx': 'word',
      'sources/note.docx': 'word',
      'sources/board.png': 'picture',
      'sources/report.pdf': 'pages',
    };
    const after = await throughStudy('all.qdpx', archiveOf({ 'project.qde': everythingXml, ...texts, ...files }));
    expect(comparable(after, true)).toEqual(comparable(everythingXml, true));
  });

  const real = refiSamples.filter(({ name }) => /^(?:atlasti|f4|nvivo|everything|maxqda|inline|offsets)/.test(name));
  test.skipIf(!hasRefiCorpus).each(real.map((sample) => [sample.name, sample] as const))(
    '%s',
    async (name, { bytes, expected: { offsetConvention: way } }) => {
      const isStandard = way?.unit === 'codepoint' && way.end === 'exclusive';
      const after = await throughStudy(name, bytes);
      expect(comparable(after, isStandard)).toEqual(comparable(xmlOf(bytes), isStandard));
    },
  );
});

test('a code that the study has already stands for that of the file, also in what is only kept', async () => {
  const mine = startTestEngine();
  try {
    await mine.ask('study.create', { path: mine.path('mine.axial') });
    const trust = await mine.ask('codes.create', { name: 'Trust', parentId: null });
    const theirs = '11111111-2222-4333-8444-000000000001';
    const picture = `<PictureSource guid="11111111-2222-4333-8444-000000000002" name="p"><PictureSelection guid="11111111-2222-4333-8444-000000000003" firstX="0" firstY="0" secondX="1" secondY="1"><Coding guid="11111111-2222-4333-8444-000000000004"><CodeRef targetGUID="${theirs}"/></Coding></PictureSelection></PictureSource>`;
    const codes = `<CodeBook><Codes><Code guid="${theirs}" name="Trust" isCodable="true"/></Codes></CodeBook>`;
    const path = mine.path('p.qde');
    writeFileSync(path, projectXml(`${codes}<Sources>${picture}</Sources>`));
    await mine.ask('exchange.bring', { jobId: 'first', item: { path }, into: 'open' });
    const again = await mine.ask('exchange.look', { jobId: 'again', item: { path } });
    expect(again.standing.filter(({ fresh, different }) => fresh + different > 0)).toEqual([]);
    const out = mine.path('out.qde');
    const { findings } = await mine.ask('projects.write', { format: 'qde', path: out });
    expect(findings).toEqual([]);
    const xml = readFileSync(out, 'utf8');
    expect(xml).not.toContain(theirs);
    expect(xml).toContain(`<CodeRef targetGUID="${trust.id}"/>`);
  } finally {
    await mine[Symbol.asyncDispose]();
  }
});
