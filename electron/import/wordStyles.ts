import type { SaxesTagNS } from 'saxes';
import { attributeOf, canonicalName, isOn } from './wordNames.ts';
import { walkXml } from './xml.ts';

/** What the text needs to know of the styles of a Word document, by their ids; styles that others rest on counted in. */
export interface WordStyles {
  /** Ids of styles whose text is hidden. */
  readonly hidden: ReadonlySet<string>;
  /** Outline level (0 = heading 1) of paragraph styles that have one. */
  readonly outline: ReadonlyMap<string, string>;
}

export const noStyles: WordStyles = { hidden: new Set(), outline: new Map() };

interface Style {
  readonly id: string;
  basedOn: string;
  /** Unset = as the style that this one rests on. */
  hidden?: boolean;
  outline?: string;
}

/** Reads `styles.xml`. @throws Error when it is not well formed. */
export function readWordStyles(source: string): WordStyles {
  const styles = new Map<string, Style>();
  let style: Style | null = null;
  walkXml(source, {
    open: (tag) => {
      if (canonicalName(tag) === 'w:style') {
        style = { id: attributeOf(tag, 'styleId'), basedOn: '' };
        styles.set(style.id, style);
      } else if (style) noteProperty(style, tag);
    },
  });
  const chains = [...styles.keys()].map((id) => [id, chainOf(styles, id)] as const);
  return {
    hidden: new Set(chains.filter(([, chain]) => firstSet(chain, 'hidden') === true).map(([id]) => id)),
    outline: new Map(
      chains.flatMap(([id, chain]) => {
        const level = firstSet(chain, 'outline');
        return level === undefined ? [] : [[id, level] as const];
      }),
    ),
  };
}

function noteProperty(style: Style, tag: SaxesTagNS): void {
  const name = canonicalName(tag);
  if (name === 'w:basedOn') style.basedOn = attributeOf(tag, 'val');
  else if (name === 'w:vanish') style.hidden = isOn(tag);
  else if (name === 'w:outlineLvl') style.outline = attributeOf(tag, 'val');
}

/** A style and those that it rests on; a circle ends where it closes. */
function chainOf(styles: ReadonlyMap<string, Style>, id: string): Style[] {
  const chain: Style[] = [];
  for (let style = styles.get(id); style && chain.length < 30; style = styles.get(style.basedOn)) {
    if (chain.includes(style)) break;
    chain.push(style);
  }
  return chain;
}

const firstSet = <K extends 'hidden' | 'outline'>(chain: readonly Style[], property: K): Style[K] | undefined =>
  chain.find((style) => style[property] !== undefined)?.[property];
