import type { SaxesTagNS } from 'saxes';
import { type FindingPlace, type Findings, places } from './findings.ts';
import type { Slot } from './slots.ts';

/** What is told of elements and attributes that are not as the schema has them: once for each kind, with how often. */
export class Oddities {
  readonly #findings: Findings;

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  unknown(tag: SaxesTagNS, parent: string, holdsWordsOnly: boolean): void {
    this.#findings.often(`unknown ${parent} ${tag.name}`, placeOf(tag), (count) =>
      holdsWordsOnly
        ? `${parent} holds words only; elements inside it were left out in ${places(count)}.`
        : `${tag.name} has no place in ${parent}; it was left out in ${places(count)}.`,
    );
  }

  attribute(name: string, place: FindingPlace): void {
    this.#findings.often(
      `attribute ${place.element} ${name}`,
      place,
      (count) => `${place.element} has no attribute ${name}; it was left out in ${places(count)}.`,
    );
  }

  moved(name: string, place: FindingPlace): void {
    this.#findings.often(
      `moved ${place.element} ${name}`,
      place,
      (count) => `${name} is written as an attribute in ${places(count)}; it was taken.`,
    );
  }

  spelling(tag: SaxesTagNS, slot: Slot, parent: string): void {
    if (slot.name === tag.local && !slot.hoisted) return;
    this.#findings.often(`spelling ${parent} ${tag.local}`, { element: tag.local }, (count) =>
      slot.hoisted
        ? `${tag.local} stands in ${parent}, where it does not belong, in ${places(count)}; it was taken all the same.`
        : `${slot.name} is spelled ${tag.local} in ${places(count)}; it was taken all the same.`,
    );
  }

  reference({ name, attribute }: { readonly name: string; readonly attribute: string }, place: FindingPlace): void {
    this.#findings.often(
      `reference ${name}`,
      place,
      (count) =>
        `${name} does not have its attribute ${attribute} in ${places(count)}; what it points to was found all the same.`,
    );
  }

  /** Words that are more than blanks, where only elements may stand. */
  words(words: string, element: string): void {
    if (words.trim() === '') return;
    this.#findings.often(
      `words ${element}`,
      { element },
      (count) => `Words stand in ${element}, where none belong, in ${places(count)}; they were left out.`,
    );
  }
}

/** An element for the report, by its name and GUID as they are written. */
export const placeOf = (tag: SaxesTagNS): FindingPlace => ({
  element: tag.local,
  name: writtenIn(tag, 'name'),
  guid: writtenIn(tag, 'guid'),
});

/** The value of an attribute without prefix, however its name is spelled. */
export function writtenIn(tag: SaxesTagNS, name: string): string | undefined {
  const exact = Object.hasOwn(tag.attributes, name) ? tag.attributes[name] : undefined;
  if (exact) return exact.value;
  const lower = name.toLowerCase();
  for (const key in tag.attributes) if (key.toLowerCase() === lower) return tag.attributes[key]?.value;
  return undefined;
}

/** The attributes of an element that are not about XML itself. */
export const ownAttributes = (tag: SaxesTagNS) =>
  Object.values(tag.attributes).filter(({ uri, name }) => name !== 'xmlns' && !ofXml.includes(uri));

const ofXml = [
  'http://www.w3.org/2000/xmlns/',
  'http://www.w3.org/XML/1998/namespace',
  'http://www.w3.org/2001/XMLSchema-instance',
];
