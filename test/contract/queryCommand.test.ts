import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { axial } from './support/axial.ts';

describe('the command line asks queries', () => {
  let folder: string;
  let study: string;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'axial-query-'));
    study = join(folder, 'study.axial');
    for (const name of ['HOME', 'APPDATA', 'XDG_CONFIG_HOME']) vi.stubEnv(name, folder);
    await axial('new', study);
    writeFileSync(join(folder, 'one.txt'), '🙂 Trust takes effort.\n\nNo effort, no trust.\n');
    await axial('import', study, join(folder, 'one.txt'));
    const rows = ['document,code,start,end', 'one,trust,2,21', 'one,trust/effort,14,20', 'one,loss,32,43'].join('\n');
    writeFileSync(join(folder, 'codings.csv'), rows);
    await axial('code', study, '--from', join(folder, 'codings.csv'));
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });

  it('and answers with its rule, positions in code points', async () => {
    const told = JSON.parse((await axial('query', study, 'exactly trust and effort', '--json')).out);
    expect(told).toMatchObject({
      query: 'exactly trust and trust/effort',
      gives: 'stretches',
      total: 1,
      items: [{ document: 'one', paragraph: 1, start: 14, end: 20, text: 'effort', codes: ['trust', 'effort'] }],
    });
    expect((await axial('query', study, 'loss preceded by trust')).out).toContain('1 segment in 1 document.');
  });

  it('says where an expression makes no sense, and leaves with 2', async () => {
    const wrong = await axial('query', study, 'trust overlapping los');
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('At “los” (sign 19): There is no code “los”. Did you mean “loss”?');
  });

  it('writes, codes and keeps', async () => {
    const out = join(folder, 'found.csv');
    await axial('query', study, 'effort inside trust', '--out', out, '--save', 'deep', '--code', 'trust/deep');
    const written = readFileSync(out, 'utf8');
    expect(written).toContain('effort');
    const listed = JSON.parse((await axial('query', study, 'trust/deep', '--json')).out);
    expect(listed.items.map((item: { text: string }) => item.text)).toEqual(['effort']);
  });

  it.each([
    // Coded on 1 July 2026 at 23:30 in London: there the day is not over, in Tokyo it is the 2nd, in New York afternoon.
    ['Europe/London', '2026-07-01', '2026-06-30', '2026-07-02'],
    ['Asia/Tokyo', '2026-07-02', '2026-07-01', '2026-07-03'],
    ['America/New_York', '2026-07-01', '2026-06-30', '2026-07-02'],
  ])('days of coding are those of the clock of %s, and the sentence says so', async (zone, day, before, after) => {
    vi.stubEnv('TZ', zone);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 6, 1, 22, 30) });
    try {
      writeFileSync(join(folder, 'late.csv'), 'document,code,start,end\none,late,2,7');
      await axial('code', study, '--from', join(folder, 'late.csv'));
      const ask = async (days: string) => JSON.parse((await axial('query', study, `late coded ${days}`, '--json')).out);
      const told = await ask(`on ${day}`);
      expect(told).toMatchObject({
        total: 1,
        finds: `Codings of late made on ${day} (days in the time zone ${zone}).`,
      });
      expect((await ask(`from ${before} to ${before}`)).total).toBe(0);
      expect((await ask(`since ${after}`)).total).toBe(0);
      expect((await ask(`until ${day}`)).total).toBe(1);
      expect((await ask(`since ${day}`)).total).toBe(1);
      // What is written of it holds the query in the same words.
      const out = join(folder, 'late.md');
      await axial('query', study, `late coded on ${day}`, '--out', out);
      expect(readFileSync(out, 'utf8')).toContain(`days in the time zone ${zone}`);
    } finally {
      vi.useRealTimers();
    }
  });
});
