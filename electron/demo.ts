import { mkdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { ComparisonResult, CoOccurrenceResult } from '#shared/analysis/results.ts';
import type { ExportRequest, exportFormats } from '#shared/contract/procedures/transfers.ts';
import { AxialError } from '#shared/domain/result.ts';
import { findVariable } from './cli/names.ts';
import { type Ask, withEngine } from './cli/openStudy.ts';
import { allowReadersToLeave, complain, countOf, print } from './cli/output.ts';
import { programFolder } from './host/programFolder.ts';

/**
 * `npm run demo`: makes the sample study in `out/`, draws its two charts, exports its segments, and tells what it found.
 * No window, no network; what an earlier run left is made anew.
 */
const out = join(programFolder(), 'out');
const study = join(out, 'sample.axial');
const charts = ['co-occurrence', 'comparison'] as const;
const pictureFormats = ['svg', 'png', 'csv'] as const;
const segmentFormats = ['csv', 'xlsx'] as const;

type Format = (typeof exportFormats)[number];

async function demonstrate(): Promise<void> {
  mkdirSync(out, { recursive: true });
  for (const file of ownFiles()) rmSync(file, { force: true });
  await withEngine(async (ask) => {
    await ask('study.openSample', { path: study });
    await tellStudy(ask);
    const grouping = { variableId: await findVariable(ask, 'side') };
    await tellPairs(ask);
    await tellSides(ask, grouping);
    await exportAll(ask, grouping);
  });
}

/** What this command makes, and so may take away: nothing else in the folder is touched. */
function ownFiles(): string[] {
  const pictures = charts.flatMap((chart) => pictureFormats.map((format) => join(out, `${chart}.${format}`)));
  const journals = ['', '-wal', '-shm', '-journal'].map((ending) => study + ending);
  return [...journals, ...pictures, ...segmentFormats.map((format) => join(out, `segments.${format}`))];
}

async function tellStudy(ask: Ask): Promise<void> {
  const counts = await ask('study.summary', {});
  print(`Made ${nameOf(study)}: a sample study, invented from its first word to its last.`);
  print(
    `  ${[
      countOf(counts.documents, 'document'),
      countOf(counts.codes, 'code'),
      countOf(counts.codings, 'coding'),
      countOf(counts.memos, 'memo'),
      countOf(counts.variables, 'variable'),
    ].join(', ')}`,
  );
}

async function tellPairs(ask: Ask): Promise<void> {
  const result: CoOccurrenceResult = await ask('charts.coOccurrence', {});
  const size = result.codes.length;
  const pairs = result.codes.flatMap((first, row) =>
    result.codes.slice(row + 1).map((second, offset) => {
      const at = row * size + row + 1 + offset;
      return { first, second, pairs: result.values[at] ?? 0, documents: result.documents[at] ?? 0 };
    }),
  );
  print('\nThemes that meet most often on the same words (pairs of overlapping codings, subcodes included):');
  for (const pair of pairs.sort((a, b) => b.pairs - a.pairs).slice(0, 5)) {
    const both = `both in ${countOf(pair.documents, 'document')}`;
    print(`  ${String(pair.pairs).padStart(3)}  ${pair.first.name} × ${pair.second.name} (${both})`);
  }
}

type Grouping = { variableId: Awaited<ReturnType<typeof findVariable>> };

async function tellSides(ask: Ask, groupBy: Grouping): Promise<void> {
  const result: ComparisonResult = await ask('charts.comparison', { groupBy });
  print('\nMean share of each theme in a discussion, by side:');
  for (const { label, rows } of result.groups) {
    const shares = result.themes.map((theme, index) => {
      const sum = rows.reduce((total, row) => total + (result.rows[row]?.shares[index] ?? 0), 0);
      return { name: theme.name, share: rows.length > 0 ? sum / rows.length : 0 };
    });
    const words = shares
      .sort((a, b) => b.share - a.share)
      .map(({ name, share }) => `${name} ${Math.round(share * 100)} %`);
    print(`  ${label} (${countOf(rows.length, 'document')}): ${words.join(', ')}`);
  }
}

async function exportAll(ask: Ask, groupBy: Grouping): Promise<void> {
  const choice = {
    codeIds: null,
    withSubcodes: true,
    documentIds: null,
    coderIds: null,
    overlapping: null,
    within: null,
    codingIds: null,
    variableIds: null,
    speakers: null,
  };
  const common = { documentIds: null, coderIds: null, codeIds: null, withSubcodes: true, speakers: null };
  const requests: readonly (readonly [string, ExportRequest, readonly Format[]])[] = [
    [
      'co-occurrence',
      {
        what: 'co-occurrence',
        options: { ...common, unit: 'pairs', near: 1, coefficient: 'c', order: 'tree' },
        theme: 'light',
        figure: null,
        width: 1200,
      },
      pictureFormats,
    ],
    [
      'comparison',
      {
        what: 'comparison',
        options: { ...common, x: 'sections', slices: 'assignments', groupBy, sort: { by: 'study' }, descending: false },
        theme: 'light',
        figure: null,
        width: 1200,
      },
      pictureFormats,
    ],
    ['segments', { what: 'segments', choice, order: 'place', descending: false, grouping: 'document' }, segmentFormats],
  ];
  print('\nWrote');
  for (const [name, request, formats] of requests) {
    for (const format of formats) {
      const { path, bytes } = await ask('exports.write', {
        request,
        format,
        path: join(out, `${name}.${format}`),
        overwrite: true,
      });
      print(`  ${nameOf(path)}  ${Math.ceil(bytes / 1024).toLocaleString('en-GB')} kB`);
    }
  }
}

const nameOf = (path: string): string => relative(programFolder(), path).replaceAll('\\', '/');

allowReadersToLeave();
try {
  await demonstrate();
} catch (error) {
  complain(error instanceof AxialError ? error.message : `Something in the program went wrong: ${String(error)}`);
  process.exitCode = 1;
}
