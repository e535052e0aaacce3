import { SaxesParser } from 'saxes';

/** What is heard while XML is read. Names come without their prefix, so that both spellings of a namespace are one. */
export interface XmlListener {
  readonly open?: (name: string, attribute: (name: string) => string | undefined) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** How many bytes are decoded at one time. */
const piece = 1 << 20;

/**
 * Reads XML as a stream. Entities that a document defines itself are not known, so none is fetched or multiplied.
 * `attribute` finds by the name without prefix.
 * @throws Error when it is not well formed
 */
export function readXml(bytes: Uint8Array, { open, close, text }: XmlListener): void {
  const parser = new SaxesParser({ xmlns: false, position: false });
  if (open) {
    parser.on('opentag', (tag) => {
      const attributes = tag.attributes as Record<string, string>;
      open(local(tag.name), (name) => {
        if (Object.hasOwn(attributes, name)) return attributes[name];
        const key = Object.keys(attributes).find((each) => local(each) === name);
        return key === undefined ? undefined : attributes[key];
      });
    });
  }
  if (close) parser.on('closetag', (tag) => close(local(tag.name)));
  if (text) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  const decoder = new TextDecoder(encodingOf(bytes));
  for (let at = 0; at < bytes.length; at += piece) {
    parser.write(decoder.decode(bytes.subarray(at, at + piece), { stream: true }));
  }
  parser.write(decoder.decode()).close();
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}
