import type { PageColor } from '../page.ts';
import type { ViewerStudy } from './model.ts';

/** Lines under the words that are drawn; a coding under more than so many others is named beside the text only. */
export const linesDrawn = 6;

/** The colours of a page, each with a number. */
export interface PageColors {
  /** Number of the colour of a code. */
  readonly of: (code: number) => number;
  readonly style: string;
}

/**
 * Rules for the colours of codes and charts on light and on dark paper. They are rules and not `style` attributes, so that
 * the page can forbid every style but its own by the hash of it.
 */
export function pageColors(study: Pick<ViewerStudy, 'codes' | 'charts'>): PageColors {
  const colors = new Map<string, { readonly number: number; readonly color: PageColor }>();
  const numbers = study.codes.map(({ color }) => {
    const key = JSON.stringify(color);
    const found = colors.get(key) ?? { number: colors.size, color };
    colors.set(key, found);
    return found.number;
  });
  const all = [...colors.values()];
  const rules = (mode: 'light' | 'dark', scope: string) => [
    ...all.map(({ number, color }) => {
      const { solid, tint, ink } = color[mode];
      return `${scope} .h${number}{--solid:${solid};--tint:${tint};--tone:${ink}}`;
    }),
    ...(all.length === 0
      ? []
      : [`${scope}{${all.map(({ number, color }) => `--k${number}:${color[mode].solid}`).join(';')}}`]),
    ...study.charts.flatMap(({ colors: own }) =>
      own.length === 0 ? [] : [`${scope}{${own.map((each) => `${each.name}:${each[mode]}`).join(';')}}`],
    ),
  ];
  const lines = all.flatMap(({ number }) =>
    Array.from({ length: linesDrawn }, (_, line) => `.a${line}k${number}{--l${line}:var(--k${number})}`),
  );
  const dark = rules('dark', ':root:not([data-theme=light])').join('');
  const style = [
    ...rules('light', ':root'),
    `@media screen and (prefers-color-scheme:dark){${dark}}`,
    `@media screen{${rules('dark', ':root[data-theme=dark]').join('')}}`,
    ...lines,
  ].join('\n');
  return { of: (code) => numbers[code] ?? 0, style };
}
