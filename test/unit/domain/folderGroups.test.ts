import { expect, test } from 'vitest';
import { folderGroups } from '../../../shared/domain/folderGroups.ts';

const groups = (...folders: readonly string[]) => Object.fromEntries(folderGroups(folders));

test('a folder becomes a group of its own name', () => {
  expect(groups('Study/Interviews', 'Study/Notes')).toEqual({
    'Study/Interviews': 'Interviews',
    'Study/Notes': 'Notes',
  });
});

test('folders of one name in different places are told apart by the way to them, and by no more of it', () => {
  expect(groups('S/2019/Interviews', 'S/2020/Interviews', 'S/2020/Notes')).toEqual({
    'S/2019/Interviews': '2019 / Interviews',
    'S/2020/Interviews': '2020 / Interviews',
    'S/2020/Notes': 'Notes',
  });
});

test('a folder that lies in one of its own name keeps apart from it, whichever comes first', () => {
  expect(groups('x', 'A/x')).toEqual({ x: 'x', 'A/x': 'A / x' });
  expect(groups('A/x', 'x')).toEqual({ x: 'x', 'A/x': 'A / x' });
});
