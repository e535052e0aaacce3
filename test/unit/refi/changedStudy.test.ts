import { describe, expect, test } from 'vitest';
import { checkProject } from '#shared/interchange/refi/checkModel.ts';
import type { ExchangeStudy } from '#shared/interchange/refi/exchangeStudy.ts';
import type { RefiProject } from '#shared/interchange/refi/model.ts';
import { everything, person } from '../../support/exchangeStudy.ts';
import { givenBack, withoutMaker, xmlOfDraft } from '../../support/givingBack.ts';
import { everythingXml } from '../../support/refiEverything.ts';
import { archiveOf, readProject } from '../../support/refiFiles.ts';

const id = (number: number): string => `0000ab1e-0000-4000-8000-${String(number).padStart(12, '0')}`;
/** Everything that the format has, with the words of its first document. */
const file = readProject(
  archiveOf({
    'project.qde': everythingXml,
    'sources/talk.txt': 'IT does saves 🕰 time for us. Yes.',
    'sources/board.png': 'x',
  }),
);
const before = withoutMaker(xmlOfDraft(givenBack(file)));
const findings = checkProject(givenBack(file).project);

/** The lines that go and come when the study is changed; what the check finds besides is a failure of its own. */
function changed(change: (study: ExchangeStudy) => ExchangeStudy): {
  project: RefiProject;
  gone: string[];
  come: string[];
} {
  const draft = givenBack(file, change);
  const after = withoutMaker(xmlOfDraft(draft));
  expect(checkProject(draft.project)).toEqual(findings);
  const without = (lines: readonly string[], others: readonly string[]) =>
    lines.filter((line) => !others.includes(line)).map((line) => line.trim());
  return { project: draft.project, gone: without(before, after), come: without(after, before) };
}

const first = (project: RefiProject) => {
  const [source] = project.sources;
  if (source?.kind !== 'TextSource') throw new Error('The first source is not a text.');
  return source;
};
const codingOf = (study: ExchangeStudy, code: number, document = 50) => {
  const found = study.codings.find(({ codeId, documentId }) => codeId === id(code) && documentId === id(document));
  if (!found) throw new Error(`No coding with code ${code}.`);
  return found;
};

describe('what was changed in the study goes out changed, and nothing else', () => {
  test('the words of the first document are coded as the file has it', () => {
    expect(first(givenBack(file).project).selections[0]).toMatchObject({ name: 'saves 🕰 time', start: '8', end: '20' });
  });

  test('a code that is renamed and coloured', () => {
    const { gone, come } = changed((study) => ({
      ...study,
      codes: study.codes.map((code) => (code.id === id(11) ? { ...code, name: 'saved', color: 'blue' } : code)),
    }));
    expect(gone).toEqual([`Code color="#22AA66" guid="${id(11)}" isCodable="true" name="time / saved"`]);
    expect(come).toEqual([`Code color="#123456" guid="${id(11)}" isCodable="true" name="saved"`]);
  });

  test('a code that is moved under another one takes its subcodes along', () => {
    const { project } = changed((study) => ({
      ...study,
      codes: study.codes.map((code) => (code.id === id(11) ? { ...code, parentId: id(14) as never } : code)),
    }));
    expect(project.codes[1]?.codes.map(({ guid, codes }) => [guid, codes[0]?.guid])).toEqual([[id(11), id(12)]]);
  });

  test('a coding that is deleted stays deleted; its neighbour on the same words stays', () => {
    const { project, come } = changed((study) => {
      const dead = codingOf(study, 11);
      return { ...study, codings: study.codings.filter((coding) => coding !== dead) };
    });
    expect(first(project).selections[0]?.codings.map(({ code }) => code)).toEqual([id(12)]);
    expect(come).toEqual([]);
  });

  test('a coding of words that are also an area of a PDF is deleted in both', () => {
    const { project } = changed((study) => {
      const dead = codingOf(study, 12, 70);
      return { ...study, codings: study.codings.filter((coding) => coding !== dead) };
    });
    const pdf = project.sources.find((source) => source.kind === 'PDFSource');
    expect(pdf?.areas[0]?.codings).toEqual([]);
    expect(pdf?.representation?.selections).toEqual([]);
  });

  test('a coding whose words moved leaves the selection that stays', () => {
    const { project } = changed((study) => {
      const moved = codingOf(study, 12);
      return {
        ...study,
        codings: study.codings.map((coding) => (coding === moved ? { ...coding, start: 0, end: 2 } : coding)),
      };
    });
    const [stays, left] = first(project).selections;
    expect(stays?.codings.map(({ code }) => code)).toEqual([id(11)]);
    expect(left).toBeDefined();
    const moved = first(project).selections.find(({ name }) => name === 'IT');
    expect(moved).toMatchObject({ start: '0', end: '2' });
    expect(moved?.codings).toMatchObject([{ code: id(12) }]);
  });

  test('a code that is deleted goes from areas, cases, sets, links and diagrams as well', () => {
    const { project } = changed((study) => ({
      ...study,
      codes: study.codes.filter((code) => code.id !== id(12)),
      codings: study.codings.filter(({ codeId }) => codeId !== id(12)),
      memos: study.memos.map((memo) => ({ ...memo, body: memo.body.replaceAll(id(12), id(11)) })),
    }));
    expect(JSON.stringify(project)).not.toContain(id(12));
    expect(project.sets[0]?.codes).toEqual([id(11)]);
  });

  test('a memo that is deleted leaves no note, no reference and no link', () => {
    const { project } = changed((study) => ({ ...study, memos: study.memos.filter((memo) => memo.id !== id(201)) }));
    expect(JSON.stringify(project)).not.toContain(id(201));
    expect(project.notes.map(({ guid }) => guid)).toEqual([id(202)]);
  });

  test('a link of a memo that is taken away goes; the memo stays', () => {
    const { gone, come } = changed((study) => ({
      ...study,
      memos: study.memos.map((memo) => ({
        ...memo,
        links: memo.links.filter(({ target }) => !(memo.id === id(201) && target.kind === 'code')),
      })),
    }));
    expect([gone, come]).toEqual([[], []]);
    const { project } = givenBack(file, (study) => ({
      ...study,
      memos: study.memos.map((memo) => ({ ...memo, links: memo.links.filter(({ target }) => target.kind !== 'code') })),
    }));
    expect(project.codes[0]?.noteRefs).toEqual([]);
  });

  test('a document that is deleted goes with its codings, from cases and sets', () => {
    const { project } = changed((study) => ({
      ...study,
      documents: study.documents.filter((document) => document.id !== id(50)),
      codings: study.codings.filter(({ documentId }) => documentId !== id(50)),
      values: study.values.filter(({ documentId }) => documentId !== id(50)),
      sets: study.sets.map((set) => ({ ...set, documentIds: set.documentIds.filter((each) => each !== id(50)) })),
      memos: study.memos.map((memo) => ({
        ...memo,
        links: memo.links.filter(({ target }) => !('documentId' in target && target.documentId === id(50))),
      })),
    }));
    expect(project.sources.map(({ guid }) => guid)).not.toContain(id(50));
    expect(project.cases[0]?.sourceRefs).toEqual([]);
    expect(project.sets[0]?.sources).toEqual([]);
    expect(project.links.map(({ guid }) => guid)).not.toContain(id(302));
  });

  test('a corrected text goes out with its codings on their words', () => {
    const { project } = changed((study) => ({
      ...study,
      documents: study.documents.map((document) =>
        document.id === id(50) ? { ...document, text: `Well, ${document.text}` } : document,
      ),
      codings: study.codings.map((coding) =>
        coding.documentId === id(50) ? { ...coding, start: coding.start + 6, end: coding.end + 6 } : coding,
      ),
      memos: study.memos.map((memo) => ({
        ...memo,
        links: memo.links.map((link) =>
          link.target.kind === 'segment' && link.target.documentId === id(50)
            ? { ...link, target: { ...link.target, start: link.target.start + 6, end: link.target.end + 6 } }
            : link,
        ),
      })),
    }));
    expect(first(project).selections[0]).toMatchObject({ name: 'saves 🕰 time', start: '14', end: '26' });
    expect(first(project).selections).toHaveLength(2);
  });

  test('values that are changed, emptied and new', () => {
    const { gone, come } = changed((study) => ({
      ...study,
      values: study.values.flatMap((value) => {
        if (value.documentId !== id(50)) return [value];
        if (value.variableId === id(33)) return [{ ...value, value: '2.5' }];
        return value.variableId === id(32) ? [] : [value];
      }),
    }));
    // Years are not whole numbers any more, so that they are of another type everywhere.
    expect(come.filter((line) => line.includes('Float') || line.includes('2.5'))).toEqual([
      `Variable guid="${id(33)}" name="Years" typeOfVariable="Float"`,
      '"2.5"',
    ]);
    expect(new Set(gone)).toEqual(
      new Set([`Variable guid="${id(33)}" name="Years" typeOfVariable="Integer"`, 'IntegerValue']),
    );
  });

  test('a new coding, a new memo and a new group stand beside what came', () => {
    const { project, gone } = changed((study) => ({
      ...study,
      coders: [...study.coders, { id: person, name: 'The researcher' }],
      groups: [{ id: id(9900) as never, name: 'Talks', position: 0 }],
      documents: study.documents.map((each) => (each.id === id(50) ? { ...each, groupId: id(9900) } : each)),
      codings: [
        ...study.codings,
        { ...codingOf(study, 11), id: id(9901) as never, coderId: person as never, start: 0, end: 2, comment: 'who?' },
      ],
    }));
    expect(gone).toEqual([]);
    expect(first(project).selections.find(({ name }) => name === 'IT')).toMatchObject({
      description: 'who?',
      codings: [{ guid: id(9901), code: id(11), creatingUser: person }],
    });
    expect(project.sets.at(-1)).toMatchObject({ guid: id(9900), name: 'Talks', sources: [id(50)] });
  });
});

describe('check 22: where files lay on other computers', () => {
  test('stays out, unless it is asked for', () => {
    const choice = { ...everything, paths: false };
    const xml = xmlOfDraft(givenBack(file, undefined, { choice }));
    expect(xml).not.toMatch(/basePath|currentPath/);
    expect(xmlOfDraft(givenBack(file))).toMatch(/basePath="C:\/talks"[\s\S]*currentPath="absolute/);
  });
});
