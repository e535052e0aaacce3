import type { ChartResult, Settings } from '#shared/analysis/chartResult.ts';
import type { CodeSet, StudyColumns } from '#shared/analysis/columns.ts';
import { toResultCode } from '#shared/analysis/coOccurrence.ts';
import { codeSets } from '#shared/analysis/sets.ts';
import type { ChartKind, Picture } from '#shared/charts/kind.ts';
import { everyMark, type Scene } from '#shared/charts/scene.ts';
import { settingsAtFirst } from '#shared/charts/settings.ts';
import { walkCodes } from '#shared/domain/codeTree.ts';
import { readSampleStudy } from '../../support/sampleStudy.ts';
import { boundsOf } from './markBounds.ts';

const { columns, tree } = readSampleStudy();

const codes = codeSets(
  tree,
  columns.codeIds,
  Array.from(walkCodes(tree), ({ code }) => code.id),
  true,
);

/** The sample study as charts of ties see it: all codes with their subcodes, and the themes among them. */
export const sample: { readonly columns: StudyColumns; readonly codes: CodeSet[]; readonly themes: CodeSet[] } = {
  columns,
  codes,
  themes: codes.filter(({ depth }) => depth === 0),
};

/** What the engine puts beside the numbers of a chart. */
export const baseOf = (kind: ChartKind, sets: readonly CodeSet[], settings: Settings = {}): ChartResult => ({
  kind: kind.kind,
  revision: 1,
  settings: { ...settingsAtFirst(kind.settings), ...settings },
  withSubcodes: true,
  codes: sets.map(toResultCode),
  documentCount: columns.documents.ids.length,
  coderCount: 1,
});

/** A chart as the sample study's file, on its own. */
export const filePicture = (mode: 'light' | 'dark'): Picture => ({
  width: 1100,
  mode,
  alone: true,
  provenance: { study: 'The value of ERP services', revision: 1, date: '2025-11-22', options: ['with subcodes'] },
});
export const screenPicture: Picture = { width: 1024, height: 620, mode: 'light', alone: false };
export const smallPicture: Picture = { width: 300, height: 140, mode: 'light', alone: false, small: true };

/** Words of a scene that stand on other words; turned ones are left out. */
export function clashingWords(scene: Scene): string[] {
  const words = [...everyMark(scene.marks)].flatMap((mark) =>
    mark.kind === 'text' && !mark.turn ? [{ text: mark.text, box: boundsOf(mark) }] : [],
  );
  return words.flatMap((one, at) =>
    words.slice(at + 1).flatMap((other) => {
      const aside = one.box.right <= other.box.left + 0.5 || other.box.right <= one.box.left + 0.5;
      const apart = one.box.bottom <= other.box.top + 2 || other.box.bottom <= one.box.top + 2;
      return aside || apart ? [] : [`${one.text} / ${other.text}`];
    }),
  );
}

/** Marks that reach out of their scene. */
export function marksOutside(scene: Scene): string[] {
  return [...everyMark(scene.marks)].flatMap((mark) => {
    const { left, top, right, bottom } = boundsOf(mark);
    const inside = left >= -1 && top >= -1 && right <= scene.width + 1 && bottom <= scene.height + 1;
    return inside ? [] : [`${mark.key}: ${[left, top, right, bottom].map(Math.round).join(' ')}`];
  });
}

/** Keys that more than one mark has. */
export function doubleKeys(scene: Scene): string[] {
  const seen = new Set<string>();
  return [...everyMark(scene.marks)].flatMap(({ key }) => {
    const known = seen.has(key);
    seen.add(key);
    return known ? [key] : [];
  });
}

/** Everything in a scene that is no number where there should be one. */
export const brokenNumbers = (scene: Scene): string[] =>
  [...everyMark(scene.marks)]
    .filter((mark) => /NaN|Infinity|undefined/u.test(JSON.stringify(mark, writeNumbers)))
    .map(({ key }) => key);

const writeNumbers = (_: string, value: unknown) => (typeof value === 'number' ? String(value) : value);
