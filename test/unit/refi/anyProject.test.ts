import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RefiProjectFile } from '#shared/interchange/refi/file.ts';
import type { RefiProject } from '#shared/interchange/refi/model.ts';
import { refiToIncoming } from '#shared/interchange/refi/toIncoming.ts';
import { writeProjectXml } from '#shared/interchange/refi/writeXml.ts';
import { person } from '../../support/exchangeStudy.ts';
import { givenBack, withoutMaker, xmlOfDraft } from '../../support/givingBack.ts';
import { anyProject } from '../../support/refiArbitrary.ts';
import { readProject } from '../../support/refiFiles.ts';

const fileOf = (project: RefiProject): RefiProjectFile => readProject([...writeProjectXml(project)].join(''), 'p.qde');

describe('any project of the right form, however little sense it makes', () => {
  test('comes in, every thing counted once and told where it is not as it was, and goes out again', () => {
    fc.assert(
      fc.property(anyProject, (project) => {
        const file = fileOf(project);
        const study = refiToIncoming(file);
        for (const { found, imported, changed, kept, leftOut } of study.report.counts) {
          expect(imported + changed + kept + leftOut).toBe(found);
        }
        const ids = [study.codes, study.documents, study.codings, study.memos, study.coders].map((list) =>
          list.map(({ id }) => id),
        );
        for (const list of ids) expect(new Set(list).size).toBe(list.length);
        // What goes out can be read, and holds all that came.
        const back = givenBack(file);
        const again = fileOf(back.project).project;
        const size = ({ codes, sources, notes, cases, links, sets, graphs }: RefiProject) =>
          [codes, sources, notes, cases, links, sets, graphs].map((list) => list.length);
        expect(size(again)).toEqual(size(file.project));
        expect(xmlOfDraft(back)).not.toContain('undefined');
      }),
      { numRuns: 100 },
    );
  });

  test('goes out as it came; positions are counted anew, and words stand in one place', () => {
    const counted = / (?:(?:start|end)?[pP]osition|plainTextPath)="(?:[^"\\]|\\.)*"/g;
    const lines = (xml: string) =>
      withoutMaker(xml)
        .slice(1)
        .filter((line) => !line.includes(person))
        .map((line) => line.replace(counted, ''));
    fc.assert(
      fc.property(anyProject, (project) => {
        const file = fileOf(project);
        expect(lines(xmlOfDraft(givenBack(file)))).toEqual(lines([...writeProjectXml(file.project)].join('')));
      }),
      { numRuns: 150 },
    );
  });
});
