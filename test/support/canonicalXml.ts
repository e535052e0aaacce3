import { SaxesParser } from 'saxes';
import { normaliseGuid } from '#shared/interchange/refi/guid.ts';

/** Elements whose blanks count. */
const holdsWords = /^(?:Description|PlainTextContent|\w+Value)$/;

/**
 * XML in one form of many, a line an element: attributes by name, without namespaces and schema locations, GUIDs without
 * case and braces, `1` of a boolean as `true`, blanks between elements left out, words as JSON.
 */
export function canonicalXml(xml: string): string[] {
  const parser = new SaxesParser({ xmlns: true });
  const lines: string[] = [];
  let words = '';
  let isLeaf = false;
  let depth = 0;
  const flush = (keepBlanks: boolean): void => {
    if (words.trim() !== '' || (keepBlanks && words !== ''))
      lines.push(`${'  '.repeat(depth)}${JSON.stringify(words)}`);
    words = '';
  };
  parser.on('opentag', (tag) => {
    flush(false);
    const attributes = Object.values(tag.attributes)
      .filter(({ uri, name }) => uri === '' && name !== 'xmlns')
      .map(({ name, value }) => `${name}=${JSON.stringify(canonicalValue(name, value))}`)
      .toSorted();
    lines.push(`${'  '.repeat(depth)}${[tag.local, ...attributes].join(' ')}`);
    depth += 1;
    isLeaf = true;
  });
  parser.on('closetag', ({ local }) => {
    flush(isLeaf && holdsWords.test(local));
    depth -= 1;
    isLeaf = false;
  });
  parser.on('text', (text) => {
    words += text;
  });
  parser.on('cdata', (text) => {
    words += text;
  });
  parser.write(xml).close();
  return lines;
}

function canonicalValue(name: string, value: string): string {
  if (name === 'isCodable') return value.trim() === '1' ? 'true' : value.trim() === '0' ? 'false' : value.trim();
  return name === 'name' ? value : normaliseGuid(value);
}
