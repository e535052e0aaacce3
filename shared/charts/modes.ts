import type { Mark, Scene } from './scene.ts';

/** A colour of a picture in both modes, under the name of a custom property. */
export interface ModeColor {
  readonly name: string;
  readonly light: string;
  readonly dark: string;
}

/**
 * One picture for light and dark paper, out of the same picture laid out for each: every colour becomes a custom property
 * whose value the page sets by mode. Layouts differ in nothing but their colours.
 */
export function sceneForBothModes(
  light: Scene,
  dark: Scene,
  prefix: string,
): { readonly scene: Scene; readonly colors: readonly ModeColor[] } {
  const colors = new Map<string, ModeColor>();
  const nameOf = (one: string, other: string): string => {
    const key = `${one} ${other}`;
    const color = colors.get(key) ?? { name: `--${prefix}${colors.size}`, light: one, dark: other };
    colors.set(key, color);
    return `var(${color.name})`;
  };
  const scene = {
    ...light,
    background: nameOf(light.background, dark.background),
    marks: pairUp(light.marks, dark.marks, nameOf),
  };
  return { scene, colors: [...colors.values()] };
}

type NameOf = (light: string, dark: string) => string;

const pairUp = (light: readonly Mark[], dark: readonly Mark[], nameOf: NameOf): Mark[] =>
  light.map((mark, index) => recolored(mark, dark[index] ?? mark, nameOf));

function recolored(mark: Mark, other: Mark, nameOf: NameOf): Mark {
  if (mark.kind === 'group') {
    return {
      ...mark,
      children: pairUp(mark.children, other.kind === 'group' ? other.children : mark.children, nameOf),
    };
  }
  const outline =
    'stroke' in mark && mark.stroke !== undefined
      ? { stroke: nameOf(mark.stroke, ('stroke' in other ? other.stroke : undefined) ?? mark.stroke) }
      : {};
  if (mark.kind === 'line') return { ...mark, ...outline };
  return { ...mark, ...outline, fill: nameOf(mark.fill, 'fill' in other ? other.fill : mark.fill) };
}
