import type { ComparisonResult } from '../analysis/results.ts';
import type { Below, ComparisonGrid } from './comparisonGrid.ts';
import { nameSize } from './comparisonGrid.ts';
import type { ChartTheme } from './palette.ts';
import { type Mark, rounded, type Text } from './scene.ts';

/** What the parts of the picture are drawn from. */
export interface ComparisonContext {
  readonly result: ComparisonResult;
  readonly theme: ChartTheme;
  readonly colors: readonly string[];
  readonly grid: Omit<ComparisonGrid, 'rows' | 'bottom'>;
  /** Documents that one pixel of strip stands for. */
  readonly stripScale: number;
  readonly below: Below;
  /** Memos that point at one place, at most: what the height of the memo row stands for. */
  readonly mostMemos: number;
}

/** A line of words at a place. */
export const words = (
  key: string,
  x: number,
  y: number,
  text: string,
  style: Partial<Text> & { fill: string },
): Text => ({
  kind: 'text',
  key,
  x,
  y,
  text,
  size: nameSize,
  face: 'regular',
  anchor: 'start',
  ...style,
});

/** A rectangle as a piece of a path. */
export const box = (x: number, y: number, width: number, height: number): string =>
  `M${rounded(x)} ${rounded(y)}h${rounded(width)}v${rounded(height)}h${rounded(-width)}z`;

/** One path a code, however many stretches it has: a hundred documents stay a thousand marks. */
export function themePaths(
  context: ComparisonContext,
  key: string,
  pieces: Iterable<{ readonly theme: number; readonly d: string }>,
  title: (theme: number) => string,
): readonly Mark[] {
  const parts = context.result.themes.map((): string[] => []);
  for (const { theme, d } of pieces) parts[theme]?.push(d);
  return parts.flatMap((list, theme): Mark[] =>
    list.length === 0
      ? []
      : [
          {
            kind: 'path',
            key: `${key}:${theme}`,
            d: list.join(''),
            fill: context.colors[theme] ?? context.theme.ink2,
            title: title(theme),
            data: { kind: 'code', codeId: context.result.themes[theme]?.id ?? '' },
          },
        ],
  );
}
