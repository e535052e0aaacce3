import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reader } from '../../electron/store/study.ts';
import { startTestEngine, type TestEngine } from '../support/engine.ts';
import { hasRefiCorpus, type RefiSample, refiSamples } from '../support/refiCorpus.ts';

/** What is refused, and never touches a study. */
const refused: ReadonlySet<string> = new Set(['broken-doctype-entity.qdpx', 'broken-truncated-zip.qdpx']);
const bare = (guid: string): string => guid.toLowerCase().replace(/[{}]/g, '');
const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

interface Quoted {
  readonly text: string;
  readonly code: string;
}

/** The coded words of the open study, each with the id of its code. */
function quotations(): string[] {
  const rows = engine.core
    .context()
    .readable()
    [reader].all<Quoted & { start: number; end: number }>(
      `SELECT c.id AS code, g.start_at AS start, g.end_at AS "end", t.text FROM codings g
     JOIN documents d ON d.key = g.document_key JOIN texts t ON t.hash = d.text_hash JOIN codes c ON c.key = g.code_key`,
    );
  return rows.map(({ text, code, start, end }) => `${code} ${text.slice(start, end)}`).sort();
}

const expectedQuotations = ({ expected }: RefiSample): string[] =>
  (expected.textSelections ?? []).flatMap(({ text, codes }) =>
    // A selection without words cannot be coded.
    (text ? codes : []).map((code) => `${bare(code)} ${(text ?? '').replace(/\r\n?/g, '\n')}`),
  );

async function paths(): Promise<string[]> {
  const codes = await engine.ask('codes.list', {});
  const byId = new Map(codes.map((code) => [code.id, code]));
  const pathOf = ({ name, parentId }: (typeof codes)[number]): string => {
    const parent = parentId === null ? undefined : byId.get(parentId);
    return parent ? `${pathOf(parent)} › ${name}` : name;
  };
  return codes.map((code) => pathOf(code).replaceAll(/ \(\d+\)(?= ›|$)/g, '')).sort();
}

const table = refiSamples.filter(({ name }) => !refused.has(name)).map((sample) => [sample.name, sample] as const);

/** Files with nothing wrong and all their texts: every coded segment comes in. `everything` also has those of a transcript. */
const isWhole = (name: string): boolean => /^(?:offsets-|inline-|maxqda-|nvivo-win-)/.test(name);

let engine: TestEngine;
beforeAll(() => {
  engine = startTestEngine();
});
afterAll(() => engine[Symbol.asyncDispose]());

describe.skipIf(!hasRefiCorpus)('every file of the corpus, as it stands in a study', () => {
  test.each(table)(
    '%s gives its codes and quotations, passes the check, and is all met when it comes again',
    async (name, sample) => {
      const base64 = Buffer.from(sample.bytes).toString('base64');
      const path = join(engine.folder, `${name}.axial`);
      await engine.ask('exchange.bring', { jobId: 'bring', item: { name, base64 }, into: { path } });
      const expected = (sample.expected.codes ?? []).map(({ path: line }) => line.map(oneLine).join(' › '));
      expect(await paths()).toEqual(expected.sort());
      const told = expectedQuotations(sample);
      const found = quotations();
      if (isWhole(name)) expect(found).toEqual(told.toSorted());
      else if (name === 'everything.qdpx') expect(found).toEqual(expect.arrayContaining(told));
      else expect(told).toEqual(expect.arrayContaining(found));
      expect((await engine.ask('study.check', {})).findings).toEqual([]);
      const again = await engine.ask('exchange.look', { jobId: 'look', item: { name, base64 } });
      expect(again.standing.filter(({ fresh, different }) => fresh + different > 0)).toEqual([]);
    },
  );
});
