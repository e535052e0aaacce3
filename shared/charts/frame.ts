import type { ChartResult } from '../analysis/chartResult.ts';
import { footBlock, headingBlock } from './heading.ts';
import type { ChartKind, ChartLayout, Picture, SceneCut } from './kind.ts';
import { type ChartTheme, chartTheme } from './palette.ts';
import type { Group, Mark } from './scene.ts';
import { provenanceLine } from './sentences.ts';
import { wordsBlock } from './wordLines.ts';

/** The room that a picture has for itself: inside the margins, under the title. Pixels. */
export interface Room {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  /** From `top` down; left out where the picture may be as high as it needs. */
  readonly height?: number;
  readonly theme: ChartTheme;
}

/** What was drawn in the room, and the edges that it reached. */
export interface Drawing {
  readonly groups: readonly Group[];
  readonly right: number;
  readonly bottom: number;
  readonly cut?: SceneCut;
}

const margin = 24;
/** In a figure the page around it is margin enough. */
const bareMargin = 2;

export const groupOf = (key: string, children: readonly Mark[]): Group => ({ kind: 'group', key, children });

/** A chart's scene: on the screen the drawing alone, in files with margins, title, sentence, and where it comes from. */
export function framed<Result extends ChartResult>(
  words: Pick<ChartKind<Result>, 'title' | 'sentence' | 'words'>,
  result: Result,
  picture: Picture,
  draw: (room: Room) => Drawing,
): ChartLayout {
  const theme = chartTheme(picture.mode);
  const title = words.title(result);
  const sentence = words.sentence(result);
  const isTold = picture.alone && !picture.bare;
  const edge = picture.bare ? bareMargin : picture.alone ? margin : 0;
  const inside = { left: edge, top: edge, width: picture.width - 2 * edge };
  const head = isTold ? headingBlock({ title, sentence }, inside, theme) : { marks: [], height: 0 };
  const top = edge + (isTold ? head.height + 16 : 0);
  const height = picture.height === undefined ? {} : { height: Math.max(0, picture.height - top - edge) };
  const { groups, right, bottom, cut } = draw({ left: edge, top, width: inside.width, ...height, theme });
  const provenance = picture.provenance ? provenanceLine(picture.provenance) : '';
  const width = Math.ceil(Math.max(picture.alone ? picture.width : 0, right + edge));
  const said = isTold ? (words.words?.(result) ?? []) : [];
  const below = { left: edge, top: bottom + 14, width: width - 2 * edge };
  const sentences = said.length > 0 ? wordsBlock(said, below, theme) : { marks: [], height: 0 };
  const end = bottom + (sentences.height > 0 ? 14 + sentences.height : 0);
  const foot = isTold ? footBlock(provenance, { ...below, top: end + 14 }, theme) : { marks: [], height: 0 };
  const frame = (key: string, marks: readonly Mark[]) => (marks.length > 0 ? [groupOf(key, marks)] : []);
  return {
    scene: {
      width,
      height: Math.ceil(end + edge + (foot.height > 0 ? 14 + foot.height : 0)),
      background: theme.paper,
      title,
      description: sentence,
      provenance,
      marks: [
        ...frame('head', head.marks),
        ...groups,
        ...frame('words', sentences.marks),
        ...frame('foot', foot.marks),
      ],
    },
    ...(cut ? { cut } : {}),
  };
}
