import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import type { ChartTable } from '#shared/charts/tables.ts';
import { ChartTableView } from '../../../renderer/features/charts/ChartTableView.tsx';

const tableOf = (rows: number, columns: number): ChartTable => ({
  columns: ['name', ...Array.from({ length: columns - 1 }, (_, column) => `column ${column + 1}`)],
  rows: Array.from({ length: rows }, (_, row) => [
    `row ${row + 1}`,
    ...Array.from({ length: columns - 1 }, (_, column) => row * columns + column),
  ]),
});

const drawn = (table: ChartTable): string =>
  renderToStaticMarkup(createElement(ChartTableView, { table, caption: 'Numbers of a chart' }));

const count = (html: string, part: RegExp): number => [...html.matchAll(part)].length;

describe('the table twin of a chart', () => {
  test('is drawn whole where it is small', () => {
    const html = drawn(tableOf(276, 5));
    expect(count(html, /<th scope="row"/gu)).toBe(276);
    expect(count(html, /<td/gu)).toBe(276 * 4);
  });

  test.each([401, 10_000, 1_000_000])('of %i rows draws those in view, and says how many there are', (rows) => {
    const html = drawn(tableOf(rows, 3));
    const shown = count(html, /<th scope="row"/gu);
    expect(shown).toBeGreaterThan(20);
    expect(shown).toBeLessThan(100);
    expect(html).toContain(`aria-rowcount="${rows + 1}"`);
    // The heads are row 1, as those who hear a table count.
    expect(html).toMatch(/aria-rowindex="2"><th scope="row"[^>]*>row 1</u);
    expect(html).toContain(`height:${(rows - shown) * 26}px`);
  });

  test('of a thousand columns draws those in view, each saying which it is', () => {
    const html = drawn(tableOf(30, 1000));
    expect(html).toContain('aria-colcount="1000"');
    expect(count(html, /<td aria-colindex/gu)).toBeLessThan(30 * 60);
    expect(html).toMatch(/<th scope="row" aria-colindex="1">row 1<\/th><td aria-colindex="2">0</u);
    // What is not drawn keeps its room: heads and rows have one width.
    const drawnColumns = count(html, /<td aria-colindex/gu) / 30;
    expect(count(html, new RegExp(`colSpan="${999 - drawnColumns}"`, 'gu'))).toBe(31);
  });

  test('of more rows than a browser can make high shows the first, and says so', () => {
    const row = ['name', 1] as const;
    const html = drawn({ columns: ['name', 'n'], rows: new Array(1_200_001).fill(row) });
    expect(html).toContain('The first 1,200,000 of 1,200,001 rows.');
    expect(html).toContain('aria-rowcount="1200001"');
  });
});
