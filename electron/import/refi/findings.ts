import type { RefiFinding } from '#shared/interchange/refi/model.ts';

/** What a finding is about, as far as it is known. */
export interface FindingPlace {
  readonly element: string;
  readonly name?: unknown;
  readonly guid?: unknown;
}

/**
 * Collects what is told about a file. Losses are told one by one; what is the same in a thousand places (a wrong namespace,
 * an unknown attribute) is told once, with the number of places and the first of them.
 */
export class Findings {
  readonly #single: RefiFinding[] = [];
  readonly #often = new Map<string, { place: FindingPlace; count: number; say: (count: number) => string }>();

  add(place: FindingPlace, sentence: string): void {
    this.#single.push(finding(place, sentence));
  }

  /** `key` tells what is the same; `say` gives the sentence for a number of places. */
  often(key: string, place: FindingPlace, say: (count: number) => string): void {
    const known = this.#often.get(key);
    if (known) known.count += 1;
    else this.#often.set(key, { place: { ...place }, count: 1, say });
  }

  list(): RefiFinding[] {
    const often = [...this.#often.values()].map(({ place, count, say }) => finding(place, say(count)));
    return [...often, ...this.#single];
  }
}

const finding = ({ element, name, guid }: FindingPlace, sentence: string): RefiFinding => ({
  element,
  name: typeof name === 'string' ? name : '',
  guid: typeof guid === 'string' ? guid : '',
  sentence,
});

/** `1 place`, `12 places`. */
export const places = (count: number): string => (count === 1 ? '1 place' : `${count} places`);
