import type { ChartResult } from '../analysis/chartResult.ts';
import type { ResultCode } from '../analysis/results.ts';
import type { Mode } from './palette.ts';
import type { Mark, Scene } from './scene.ts';
import type { Provenance } from './sentences.ts';
import type { SettingSpecs, SettingsOf } from './settings.ts';
import type { ChartTable } from './tables.ts';

/** The question that a chart answers: the gallery is ordered by what one wants to know. */
export type ChartQuestion = 'who' | 'together' | 'ties' | 'enough';

/** The room for a picture, and where it will stand. */
export interface Picture {
  /** Pixels. A picture may come out wider or higher than its room; it then scrolls. */
  readonly width: number;
  readonly height?: number;
  readonly mode: Mode;
  /** True for files: with margins, title, sentence and foot. On the screen these stand beside the picture. */
  readonly alone: boolean;
  /** In files: without title, sentence and foot, which stand in the caption. */
  readonly bare?: boolean;
  /** A small picture for the gallery: marks and a few names, no axes. */
  readonly small?: boolean;
  readonly provenance?: Provenance;
}

/** How a scene is cut so that heads and names stay in view while the middle scrolls; keys of top-level groups. */
export interface SceneCut {
  /** Right edge of the names, bottom edge of the heads, bottom edge of the middle, in scene pixels. */
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
  readonly heads: readonly string[];
  readonly names: readonly string[];
  readonly body: readonly string[];
  readonly foot: readonly string[];
}

export interface ChartLayout {
  readonly scene: Scene;
  /** Left out where nothing needs to stay in view. */
  readonly cut?: SceneCut;
}

/** One sentence about the numbers of a chart. */
export interface WordsLine {
  /** Numbers that matter stand between asterisks: `The first 4 documents gave *19 of 27 codes*.` */
  readonly text: string;
  /** `met` = what was asked for is there; `care` = to be read with care. */
  readonly tone?: 'met' | 'care';
  /** Codes that the sentence is about, and where, in a word or two. */
  readonly codes?: readonly ResultCode[];
}

/** Sentences under one head; `aside` names their source or their number. */
export interface ChartWords {
  readonly head: string;
  readonly aside?: string;
  readonly lines: readonly WordsLine[];
}

/**
 * A kind of chart: everything about it that needs neither engine nor window. The engine's part, which counts, stands in
 * `electron/core/chartKinds/`; a window's part is only needed where the usual page is not enough.
 */
export interface ChartKind<Result extends ChartResult = ChartResult, Specs extends SettingSpecs = SettingSpecs> {
  /** Its name on the command line and in files. */
  readonly kind: string;
  readonly name: string;
  /** One line for the gallery. */
  readonly about: string;
  readonly question: ChartQuestion;
  /** The codes that it shows at first; `none` = it asks for no codes. */
  readonly codes: 'themes' | 'frequent' | 'all' | 'none';
  /** True where each code counts for itself at first, without its subcodes. */
  readonly ownCodings?: boolean;
  readonly settings: Specs;
  title(result: Result): string;
  /** What the numbers mean, with their unit (METHOD.md). */
  sentence(result: Result): string;
  /** The unit of the numbers in a word or two, and the options in words, for files and captions. */
  unit(result: Result): string;
  options(result: Result): readonly string[];
  /** Who and what takes part, for captions, where that is not codings of documents by coders. */
  takesPart?(result: Result): readonly string[];
  layout(result: Result, picture: Picture): ChartLayout;
  /** Every mark by its words alone, where it depends on the room which of them are drawn; left out where it does not. */
  marks?(result: Result): readonly Mark[];
  /** The picture's numbers to read, hear and copy; no number of the picture is missing here. */
  table(result: Result): ChartTable;
  /** The chart's data for `--out x.json`, beside `kind`, `unit` and where it comes from. */
  json(result: Result): Readonly<Record<string, unknown>>;
  /** What the numbers say, in sentences: beside the picture, under it in files, and in the data. */
  words?(result: Result): readonly ChartWords[];
  /** Why there is nothing to draw, in a sentence; `null` where there is. */
  empty(result: Result): string | null;
}

/** A kind with its own types, told once; behind this line every kind looks alike. */
export function chartKind<Specs extends SettingSpecs>() {
  return <Result extends ChartResult & { readonly settings: SettingsOf<Specs> }>(
    kind: ChartKind<Result, Specs>,
  ): ChartKind => kind as unknown as ChartKind;
}
