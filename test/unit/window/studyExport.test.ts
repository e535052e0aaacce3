import { describe, expect, it } from 'vitest';
import { codesOf, withBelow } from '../../../renderer/features/exports/codeTicks.ts';
import {
  choiceSummary,
  fromPreset,
  presetOf,
  requestOf,
  type StudyExport,
} from '../../../renderer/features/exports/studyExport.ts';

const begun: StudyExport = {
  what: 'segments',
  format: null,
  choice: {
    ...{ documentIds: ['d' as never], codeIds: null, withSubcodes: true, variableIds: null },
    ...{ coderIds: null, speakers: null },
  },
  notes: true,
  width: null,
  segments: { order: 'place', descending: false, grouping: 'document', overlapping: ['c' as never] },
};
const options = [0, 1, 2, 1, 0, 1].map((depth, index) => ({ id: String(index), name: '', depth }));

describe('an export that is being put together', () => {
  it('says in words what goes out', () => {
    expect(choiceSummary(null, 24, 'document')).toBe('all 24 documents');
    expect(choiceSummary(null, 1, 'document')).toBe('the only document');
    expect(choiceSummary([], 24, 'document')).toBe('no document');
    expect(choiceSummary(['a', 'b', 'c', 'd', 'e'], 24, 'document')).toBe('5 of 24 documents: a, b, c and 2 more');
  });

  it('is narrowed by nothing that its window does not show', () => {
    expect(requestOf({ ...begun, what: 'audit' })).toMatchObject({ what: 'audit', choice: { documentIds: null } });
    expect(requestOf({ ...begun, what: 'memos' })).toEqual({ what: 'memos', choice: begun.choice });
    expect(requestOf(begun)).toMatchObject({ what: 'segments', choice: { documentIds: ['d'], overlapping: ['c'] } });
  });

  it('is the same after it was saved and taken up again, but for what only the Segments room narrows by', () => {
    const draft = { ...begun, what: 'numbered-text' as const, width: 60 };
    const saved = presetOf(draft, 'txt') as Parameters<typeof fromPreset>[0];
    const taken = fromPreset(saved, begun);
    expect(taken).toEqual({ ...draft, format: 'txt', segments: { ...begun.segments, overlapping: null } });
  });

  it('ticks a code with all that stand below it, and no other', () => {
    expect(withBelow(options, '0')).toEqual(['0', '1', '2', '3']);
    expect(withBelow(options, '1')).toEqual(['1', '2']);
    expect(withBelow(options, '4')).toEqual(['4', '5']);
  });

  it('names whole branches by their uppermost code, so that subcodes to come are in, and others one by one', () => {
    expect(codesOf(options, null)).toEqual({ codeIds: null, withSubcodes: true });
    expect(codesOf(options, ['0', '1', '2', '3', '5'])).toEqual({ codeIds: ['0', '5'], withSubcodes: true });
    expect(codesOf(options, ['0', '3'])).toEqual({ codeIds: ['0', '3'], withSubcodes: false });
  });
});
