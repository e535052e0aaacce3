import { describe, expect, it } from 'vitest';
import type { VariableId } from '#shared/domain/ids.ts';
import {
  cellsOfPaste,
  clearRange,
  fillDown,
  fillGaps,
  type Grid,
  textOfRange,
} from '../../../renderer/features/variables/grid.ts';

const stored: Record<string, string> = { 'a site': 'North', 'c site': 'South', 'a age': '34' };
const grid: Grid<string> = {
  subjects: ['a', 'b', 'c', 'd'].map((id) => ({ id })),
  variables: ['site', 'age'].map((id) => ({ id: id as VariableId })),
  valueFor: (subject, variable) => stored[`${subject} ${variable}`],
};
const told = (cells: ReturnType<typeof fillGaps<string>>) =>
  cells.map(({ rowId, variableId, value }) => `${rowId} ${variableId} ${value ?? '-'}`);
const all = { top: 0, bottom: 3, left: 0, right: 1 };
const at = (top: number, left: number) => ({ top, bottom: top, left, right: left });

describe('the table of variables', () => {
  it('takes a table as spreadsheets copy it, with line breaks inside quotation marks', () => {
    const { cells, outside } = cellsOfPaste('"one\nline ""more"""\t41\r\nx\t\n', at(1, 0), grid);
    expect(told(cells)).toEqual(['b site one\nline "more"', 'b age 41', 'c site x']);
    expect(outside).toBe(0);
  });

  it('counts pasted cells that lie outside of it, and keeps what is the same', () => {
    const { cells, outside } = cellsOfPaste('North\t34\t9\nEast\t2\t9', at(0, 0), grid);
    expect(told(cells)).toEqual(['b site East', 'b age 2']);
    expect(outside).toBe(2);
  });

  it('fills a range with one pasted value', () => {
    expect(told(cellsOfPaste('7', { ...all, left: 1 }, grid).cells)).toEqual([
      'a age 7',
      'b age 7',
      'c age 7',
      'd age 7',
    ]);
  });

  it('fills the first row of a range down, or takes what stands above one cell', () => {
    expect(told(fillDown(all, grid))).toEqual([
      'b site North',
      'b age 34',
      'c site North',
      'c age 34',
      'd site North',
      'd age 34',
    ]);
    expect(told(fillDown(at(1, 0), grid))).toEqual(['b site North']);
    expect(told(fillDown(at(0, 0), grid))).toEqual([]);
  });

  it('fills empty cells with the value above them', () => {
    expect(told(fillGaps(0, grid))).toEqual(['b site North', 'd site South']);
  });

  it('clears a range, and copies it so that it can be pasted again', () => {
    expect(told(clearRange(all, grid))).toEqual(['a site -', 'a age -', 'c site -']);
    expect(textOfRange({ ...all, bottom: 1 }, grid)).toBe('North\t34\n\t');
  });
});
