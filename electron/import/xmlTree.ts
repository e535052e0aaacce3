import { walkXml } from './xml.ts';

/** An element of an XML document, its name and those of its attributes with the prefixes that the reader gave them. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlElement | string)[];
}

/**
 * The tree of an XML document. Names are spelled with the prefix that `prefixOf` gives for their namespace; elements and
 * attributes of other namespaces bear the prefix `other`.
 * @throws Error when it is not well formed or nested too deeply.
 */
export function readXmlTree(source: string, prefixOf: (uri: string) => string | undefined): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [] };
  const open: XmlElement[] = [root];
  const spelled = (uri: string, local: string) => `${prefixOf(uri) ?? 'other'}:${local}`;
  walkXml(source, {
    open: (tag) => {
      const attributes: Record<string, string> = {};
      for (const { uri, local, value } of Object.values(tag.attributes)) attributes[spelled(uri, local)] = value;
      const element: XmlElement = { name: spelled(tag.uri, tag.local), attributes, children: [] };
      open.at(-1)?.children.push(element);
      open.push(element);
    },
    text: (text) => open.at(-1)?.children.push(text),
    close: () => open.pop(),
  });
  return root;
}

export const elementsOf = ({ children }: XmlElement): XmlElement[] =>
  children.filter((child): child is XmlElement => typeof child !== 'string');

/** All elements of a name, at any depth, in their order; what stands inside a found one is not looked through. */
export function findElements(element: XmlElement, name: string): XmlElement[] {
  return elementsOf(element).flatMap((child) => (child.name === name ? [child] : findElements(child, name)));
}

/** All characters inside an element. */
export const textOf = (element: XmlElement): string =>
  element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
