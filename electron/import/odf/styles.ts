import { elementsOf, findElements, type XmlElement } from '../xmlTree.ts';

/** What a style says of text; what it leaves open comes from the style that it rests on. */
export interface OdfStyle {
  readonly hidden?: boolean;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strike?: boolean;
  /** 1 = heading 1. */
  readonly outline?: number;
}

export interface OdfStyles {
  readonly style: (family: 'paragraph' | 'text', name: string | undefined) => OdfStyle;
  /** Names of the style and of those that it rests on, the nearest first. */
  readonly names: (name: string | undefined) => readonly string[];
  /** Whether a level (1 …) of a list has numbers; bullets otherwise. */
  readonly isNumbered: (list: string | undefined, level: number) => boolean;
}

interface Entry {
  readonly own: OdfStyle;
  readonly parent: string | undefined;
}

/** Styles of all parts of a document. */
export function readOdfStyles(trees: readonly XmlElement[]): OdfStyles {
  const entries = new Map<string, Entry>();
  const numbered = new Set<string>();
  for (const tree of trees) {
    for (const style of findElements(tree, 'style:style')) {
      const key = `${style.attributes['style:family']}/${style.attributes['style:name']}`;
      entries.set(key, { own: lookOf(style), parent: style.attributes['style:parent-style-name'] });
    }
    for (const list of findElements(tree, 'text:list-style')) {
      for (const level of elementsOf(list).filter((entry) => entry.name === 'text:list-level-style-number')) {
        // A level whose format is empty shows no number.
        if (level.attributes['style:num-format'])
          numbered.add(`${list.attributes['style:name']}/${level.attributes['text:level']}`);
      }
    }
  }
  const chain = (family: string, name: string | undefined) => chainOf(entries, family, name);
  return {
    style: (family, name) =>
      Object.assign(
        {},
        ...chain(family, name)
          .map(({ own }) => own)
          .reverse(),
      ),
    names: (name) => chain('paragraph', name).map((entry) => entry.name),
    isNumbered: (list, level) => numbered.has(`${list}/${level}`),
  };
}

function chainOf(entries: ReadonlyMap<string, Entry>, family: string, name: string | undefined) {
  const chain: (Entry & { name: string })[] = [];
  for (let next = name; next !== undefined && chain.length < 30; ) {
    const entry = entries.get(`${family}/${next}`);
    chain.push({ own: {}, parent: undefined, ...entry, name: next });
    next = entry?.parent;
  }
  return chain;
}

function lookOf(style: XmlElement): OdfStyle {
  const look: { -readonly [K in keyof OdfStyle]: OdfStyle[K] } = {};
  const outline = Number(style.attributes['style:default-outline-level']);
  if (outline > 0) look.outline = outline;
  for (const properties of elementsOf(style).filter(({ name }) => name === 'style:text-properties')) {
    const { attributes } = properties;
    const weight = attributes['fo:font-weight'];
    if (weight !== undefined) look.bold = weight === 'bold' || Number(weight) >= 600;
    if (attributes['fo:font-style'] !== undefined) look.italic = attributes['fo:font-style'] !== 'normal';
    const under = attributes['style:text-underline-style'];
    if (under !== undefined) look.underline = under !== 'none';
    const through = attributes['style:text-line-through-style'] ?? attributes['style:text-line-through-type'];
    if (through !== undefined) look.strike = through !== 'none';
    if (attributes['text:display'] !== undefined) look.hidden = attributes['text:display'] === 'none';
  }
  return look;
}
