import { expect, it } from 'vitest';
import { standingCard } from '../../../renderer/features/charts/kinds/standingCard.ts';

const said = (title: string, x = 10) => ({
  mark: {
    kind: 'rect' as const,
    key: 'code',
    name: 'trust',
    title,
    fill: 'ink' as const,
    x,
    y: 20,
    width: 30,
    height: 40,
  },
  box: { x, y: 20, width: 30, height: 40 },
});
const anchor = { left: 1, top: 2, right: 3, bottom: 4 };
const card = { at: said('25 codings'), anchor };
const drawn = (at: ReturnType<typeof said>) => new Map([['code', at]]);

it('stays as it is while the picture is the same', () => {
  expect(standingCard(card, drawn(card.at))).toBe(card);
});

it('says what is counted now', () => {
  expect(standingCard(card, drawn(said('26 codings')))).toEqual({ at: said('26 codings'), anchor });
});

it('goes with a mark that has moved, grown or gone', () => {
  expect(standingCard(card, drawn(said('25 codings', 12)))).toBeNull();
  expect(standingCard(card, new Map())).toBeNull();
  expect(standingCard(null, drawn(card.at))).toBeNull();
});
