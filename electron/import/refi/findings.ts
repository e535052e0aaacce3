import type { RefiFinding } from '#shared/interchange/refi/model.ts';

/** Kinds of findings that are told apart; a file of another format could have thousands. */
const mostKinds = 200;

/** What a finding is about, as far as it is known. */
export interface FindingPlace {
  readonly element: string;
  readonly name?: unknown;
  readonly guid?: unknown;
}

/** What is the same in several places. */
interface Told {
  readonly place: FindingPlace;
  count: number;
  readonly say: (count: number) => string;
}

/**
 * Collects what is told about a file. Losses are told one by one; what is the same in a thousand places (a wrong namespace,
 * an unknown attribute) is told once, with the number of places and the first of them.
 */
export class Findings {
  readonly #single: RefiFinding[] = [];
  readonly #often = new Map<string, Told>();

  add(place: FindingPlace, sentence: string): void {
    this.#single.push(finding(place, sentence));
  }

  /** `key` tells what is the same; `say` gives the sentence for a number of places. */
  often(key: string, place: FindingPlace, say: (count: number) => string): void {
    const known = this.#often.get(key) ?? (this.#often.size < mostKinds ? undefined : this.#further());
    if (known) known.count += 1;
    else this.#often.set(key, { place: { ...place }, count: 1, say });
  }

  /** Where kinds are counted that are too many to be told apart. */
  #further(): Told {
    const known = this.#often.get('') ?? {
      place: { element: 'file' },
      count: 0,
      say: (count) => `Much more in the file is of no known form, in ${places(count)}.`,
    };
    this.#often.set('', known);
    return known;
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
