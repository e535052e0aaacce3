import { copyFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { chartKinds } from '#shared/charts/kinds/index.ts';
import { contract, type ProcedureName } from '#shared/contract/index.ts';
import { startTestEngine } from '../support/engine.ts';

const schemas = new URL('../../fixtures/schemas/', import.meta.url);
const queries = Object.entries(contract).flatMap(([name, { kind }]) =>
  kind === 'query' ? [name as ProcedureName] : [],
);

test.each([1, 2, 3, 4])(
  'a study of schema %i that may only be read answers every question, checks and charts',
  { timeout: 60_000 },
  async (schema) => {
    await using engine = startTestEngine();
    const path = engine.path('old.axial');
    copyFileSync(fileURLToPath(new URL(`${schema}.axial`, schemas)), path);
    await engine.ask('study.open', { path, readOnly: true });
    const failed: string[] = [];
    const ask = async (name: string, input: object) => {
      const result = await engine.core.handle({ id: 'x', name, input });
      if (!result.ok && result.error.code === 'internal') failed.push(`${name} ${JSON.stringify(input)}`);
      return result;
    };
    for (const name of queries) await ask(name, {});
    const [code] = await engine.ask('codes.list', {});
    const { documents } = await engine.ask('documents.list', {});
    const documentId = documents[0]?.id ?? '';
    for (const kind of ['chart', 'query', 'arrangement']) await ask('views.list', { kind });
    for (const { kind } of chartKinds) await ask('charts.read', { kind });
    for (const expression of ['everything', 'everything in set "none"', 'everything by coder "none"']) {
      for (const name of ['queries.check', 'queries.run', 'queries.counts']) await ask(name, { expression });
    }
    await ask('pages.code', { codeId: code?.id });
    await ask('pages.document', { documentId });
    for (const name of ['documents.read', 'codings.inDocument', 'documents.versions', 'documents.origins']) {
      await ask(name, { id: documentId, documentId });
    }
    const whats = ['segments', 'codebook', 'memos', 'documents', 'variables', 'audit', 'data-set', 'document-coding'];
    for (const what of whats) {
      await ask('exports.make', { request: { what, choice: {} }, format: 'csv' });
      await ask('exports.make', { request: { what, choice: {} }, format: 'json' });
    }
    expect(failed).toEqual([]);
    expect((await engine.ask('study.check', {})).findings).toEqual([]);
  },
);
