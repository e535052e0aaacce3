import { parse } from 'csv-parse/sync';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import type { ChartResult, Settings } from '#shared/analysis/chartResult.ts';
import type { Picture } from '#shared/charts/kind.ts';
import { chartKinds } from '#shared/charts/kinds/index.ts';
import { sceneWithRoom } from '#shared/charts/roomy.ts';
import type { SettingSpec } from '#shared/charts/settings.ts';
import { sceneToSvg } from '#shared/charts/svg.ts';
import { startStudy, startTestEngine, type TestEngine } from '../support/engine.ts';
import { pictureOf, readKind } from '../support/kindCharts.ts';
import { oddStudies } from '../support/oddStudies.ts';
import { brokenNumbers, clashingWords, doubleKeys, marksOutside } from '../unit/charts/sampleCharts.ts';

/** What no number may be written as, and what no sentence may say. */
const broken = /\b(?:NaN|Infinity|undefined|\[object Object\])\b/u;
const slow = { timeout: 240_000 };

/** The settings of a kind, each option once at each of its words and ends, all others as at first. */
function settingsOf(specs: Readonly<Record<string, SettingSpec>>): Settings[] {
  const others = Object.entries(specs).flatMap(([name, spec]): Settings[] => {
    if (spec.type === 'choice') return spec.values.map(({ value }) => ({ [name]: value }));
    if (spec.type === 'number') return [spec.least, spec.most].map((value) => ({ [name]: value }));
    if (spec.type === 'flag') return [{ [name]: !spec.fallback }];
    if (spec.type === 'words') return [{ [name]: 'report, =1+1, (a+)+$, 語' }];
    if (spec.type === 'grouping') return [{ [name]: 'group' }, { [name]: 'none' }];
    if (spec.type === 'codes' || spec.type === 'documents') return [{ [name]: [] }];
    return [];
  });
  return others;
}

const rooms: readonly ({ readonly place: string } & Omit<Picture, 'mode'>)[] = [
  { place: 'file', width: 1100, alone: true },
  { place: 'window', width: 900, height: 560, alone: false },
  { place: 'gallery', width: 300, height: 140, alone: false, small: true },
];

const requests = [
  { name: 'co-occurrence', request: { what: 'co-occurrence', options: {} } },
  { name: 'comparison', request: { what: 'comparison', options: { memos: true, strips: true, groupBy: 'group' } } },
  ...chartKinds.map(({ kind }) => ({ name: kind, request: { what: 'chart', request: { kind } } })),
];

function brokenIn(name: string, said: string): string[] {
  const found = broken.exec(said);
  return found ? [`${name}: …${said.slice(Math.max(0, found.index - 60), found.index + 30)}…`] : [];
}

type Made = { readonly text: string } | { readonly refusal: string };

/** The file, or the one sentence that says why there is none. */
async function make(engine: TestEngine, request: object, format: string): Promise<Made> {
  const result = await engine.core.handle({ id: 'x', name: 'exports.make', input: { request, format } });
  if (result.ok) return { text: Buffer.from((result.value as { base64: string }).base64, 'base64').toString('utf8') };
  expect(result.error.code, result.error.message).toBe('invalid_input');
  expect(result.error.message).toMatch(/^[\p{Lu}“0-9].*\.$/u);
  return { refusal: result.error.message };
}

/** The numbers, or nothing where a sentence says why there are none. */
async function read(engine: TestEngine, kind: string, settings: Settings): Promise<ChartResult | null> {
  const result = await engine.core.handle({ id: 'x', name: 'charts.read', input: { kind, settings } });
  if (result.ok) return result.value as ChartResult;
  expect(result.error.code, result.error.message).toBe('invalid_input');
  return null;
}

function readXml(text: string): void {
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(text).close();
}

describe.each(oddStudies)('of the study “$name”', ({ fill }) => {
  test('every chart is drawn and counted, or says in a sentence why not', slow, async () => {
    await using engine = await startStudy();
    await fill(engine);
    const faults: string[] = [];
    for (const { name, request } of requests) {
      try {
        const svg = await make(engine, request, 'svg');
        const json = await make(engine, request, 'json');
        const csv = await make(engine, request, 'csv');
        for (const made of [svg, json, csv]) faults.push(...brokenIn(name, 'text' in made ? made.text : made.refusal));
        if ('text' in svg) readXml(svg.text);
        if ('text' in json) JSON.parse(json.text);
        if ('text' in csv) parse(csv.text, { relax_column_count: true, bom: true });
      } catch (error) {
        faults.push(`${name}: ${error instanceof Error ? error.message : error}`);
      }
    }
    expect(faults).toEqual([]);
  });

  test('every option of every chart is drawn and counted at each of its ends', slow, async () => {
    await using engine = await startStudy();
    await fill(engine);
    const faults: string[] = [];
    for (const kind of chartKinds) {
      for (const given of settingsOf(kind.settings)) {
        const name = `${kind.kind} ${JSON.stringify(given)}`;
        try {
          const result = await read(engine, kind.kind, given);
          if (result === null) continue;
          const said = [kind.empty(result), kind.title(result), kind.sentence(result), kind.words?.(result) ?? []];
          const written = JSON.stringify([said, kind.table(result), kind.json(result)]);
          faults.push(...brokenIn(name, written));
          if (kind.empty(result) === null) readXml(sceneToSvg(pictureOf(result)));
        } catch (error) {
          faults.push(`${name}: ${error instanceof Error ? error.message : error}`);
        }
      }
    }
    expect(faults).toEqual([]);
  });

  test('what is drawn stays inside its picture, and what is said has no broken number', slow, async () => {
    await using engine = await startStudy();
    await fill(engine);
    const faults: string[] = [];
    for (const kind of chartKinds) {
      const result = await readKind(engine, kind.kind);
      if (kind.empty(result) !== null) continue;
      for (const { place, ...picture } of rooms) {
        const { scene } = kind.layout(result, { mode: 'light', ...picture });
        const found = [
          ...(place === 'gallery' ? [] : marksOutside(scene)),
          ...brokenNumbers(scene),
          ...doubleKeys(scene),
        ];
        if (scene.marks.length === 0) found.push('nothing is drawn, and nothing said');
        faults.push(...found.map((fault) => `${kind.kind}, ${place}: ${fault}`));
      }
      const said = [kind.title(result), kind.sentence(result), kind.unit(result), ...kind.options(result)];
      const parts = [said, kind.words?.(result) ?? [], kind.table(result)];
      if (broken.test(JSON.stringify(parts))) faults.push(`${kind.kind}: ${JSON.stringify(parts).slice(0, 300)}`);
    }
    expect(faults).toEqual([]);
  });
});

test('a figure of any width shows its chart whole, with no words on others', slow, async () => {
  await using engine = startTestEngine();
  await engine.ask('study.openSample', { path: engine.path('sample.axial') });
  for (const kind of chartKinds) {
    const result = await readKind(engine, kind.kind);
    for (const width of [160, 240, 315, 420, 630]) {
      const draw = (wide: number) => kind.layout(result, { width: wide, mode: 'light', alone: true, bare: true }).scene;
      const scene = sceneWithRoom(width, draw);
      expect([kind.kind, width, marksOutside(scene), clashingWords(scene)]).toEqual([kind.kind, width, [], []]);
    }
  }
});
