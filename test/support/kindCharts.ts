import type { ChartResult, Settings } from '#shared/analysis/chartResult.ts';
import { requireChartKind } from '#shared/charts/kinds/index.ts';
import type { Mode } from '#shared/charts/palette.ts';
import type { Mark, Scene } from '#shared/charts/scene.ts';
import { sceneToSvg } from '#shared/charts/svg.ts';
import type { ChartRequest, Evidence } from '#shared/contract/procedures/charts.ts';
import type { TestEngine } from './engine.ts';
import { expectGolden } from './golden.ts';

type Part = Partial<Omit<ChartRequest, 'kind' | 'settings'>>;

/** The numbers of a chart with some of its settings chosen, of the type that the kind has. */
export const readKind = async <Result extends ChartResult>(
  engine: TestEngine,
  kind: string,
  settings: Settings = {},
  part: Part = {},
): Promise<Result> =>
  (await engine.ask('charts.read', { kind, settings: { ...settings }, ...part } as never)) as Result;

/** Its picture. */
export const pictureOf = (result: ChartResult, part: { mode?: Mode; small?: boolean; height?: number } = {}): Scene =>
  requireChartKind(result.kind).layout(result, {
    width: part.small ? 300 : 1000,
    mode: 'light',
    alone: !part.small && part.height === undefined,
    ...part,
  }).scene;

/** The picture as a file, with ids left out: they are others each time that the study is made. */
const svgOf = (scene: Scene): string => sceneToSvg(scene).replace(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/gu, 'id');

/** Holds the picture in both modes, and the small one of the gallery, against the golden files. */
export function expectGoldenPictures(result: ChartResult, name = result.kind): void {
  for (const mode of ['light', 'dark'] as const) {
    expectGolden(`charts/${name}-${mode}.svg`, svgOf(pictureOf(result, { mode })));
  }
  expectGolden(`charts/${name}-small.svg`, svgOf(pictureOf(result, { small: true, height: 140 })));
}

export interface SpokenMark {
  readonly name: string;
  readonly title: string;
  readonly evidence: Evidence | undefined;
}

/** The marks that say something, with the words behind them. */
export function spokenMarks(marks: readonly Mark[]): SpokenMark[] {
  return marks.flatMap((mark) => {
    if (mark.title) return [{ name: mark.name ?? '', title: mark.title, evidence: mark.data as Evidence | undefined }];
    return mark.kind === 'group' ? spokenMarks(mark.children) : [];
  });
}

/** How many words there are behind a mark of a chart. */
export async function countBehind(
  engine: TestEngine,
  result: ChartResult,
  evidence: Evidence,
  part: Part = {},
): Promise<number> {
  const request = { kind: result.kind, settings: { ...result.settings }, withSubcodes: result.withSubcodes, ...part };
  return (await engine.ask('charts.evidence', { request, evidence } as never)).total;
}
