import type { SaxesTagNS } from 'saxes';
import type { Shape } from '#shared/interchange/refi/shapes.ts';
import { append, Completion, type Draft } from './drafts.ts';
import type { Findings } from './findings.ts';
import { Oddities, ownAttributes, placeOf, writtenIn } from './oddities.ts';
import { readGuid, readScalar } from './scalars.ts';
import { attributesOf, type Slot, type Slots, slotsOf } from './slots.ts';

/** An element that is open. */
interface Frame {
  readonly element: string;
  readonly draft: Draft;
  /** `null` where only words may stand. */
  readonly slots: Slots | null;
  readonly close: (words: string) => void;
}

/** Characters up to which a value is kept once and by itself. */
const short = 200;

/**
 * Builds the entities of a model from the pieces of an XML document, element by element, after its shape. The order of
 * children is not asked for; what is unknown is passed over with all that is in it, and told.
 */
export class ElementReader {
  readonly #findings: Findings;
  readonly #oddities: Oddities;
  readonly #completion: Completion;
  readonly #stack: Frame[] = [];
  #namespace = '';
  /** Depth inside an element that is passed over. */
  #skipped = 0;
  #words: string[] = [];
  /** Short values, each once: users, dates and GUIDs are repeated without end. */
  readonly #kept = new Map<string, string>();

  constructor(findings: Findings) {
    this.#findings = findings;
    this.#oddities = new Oddities(findings);
    this.#completion = new Completion(findings);
  }

  /** Opens the root; what comes of it is complete when the document has ended. */
  root(tag: SaxesTagNS, shape: Shape): Draft {
    this.#namespace = tag.uri;
    return this.#openEntity(tag, shape);
  }

  open(tag: SaxesTagNS): void {
    if (this.#skipped > 0) {
      this.#skipped += 1;
      return;
    }
    const parent = this.#top();
    const slot = tag.uri === this.#namespace ? parent.slots?.get(tag.local.toLowerCase()) : undefined;
    if (slot) this.#enter(tag, slot, parent);
    else {
      this.#oddities.unknown(tag, parent.element, parent.slots === null);
      this.#skip();
    }
  }

  text(text: string): void {
    if (this.#skipped === 0 && this.#stack.length > 0) this.#words.push(text);
  }

  close(): void {
    if (this.#skipped > 0) {
      this.#skipped -= 1;
      return;
    }
    const frame = this.#top();
    this.#stack.pop();
    frame.close(this.#takeWords());
  }

  #top(): Frame {
    const frame = this.#stack.at(-1);
    if (!frame) throw new Error('no element is open');
    return frame;
  }

  #takeWords(): string {
    const words = this.#words.length === 1 ? (this.#words[0] ?? '') : this.#words.join('');
    this.#words = [];
    return words;
  }

  /** Before an element inside: words collected so far belong to it only if it holds words. */
  #leaveWords(): void {
    const frame = this.#stack.at(-1);
    if (!frame) return;
    const words = this.#takeWords();
    if (frame.slots === null) this.#words = [words];
    else this.#oddities.words(words, frame.element);
  }

  #skip(): void {
    this.#leaveWords();
    this.#skipped = 1;
  }

  #push(frame: Frame): void {
    this.#leaveWords();
    this.#stack.push(frame);
  }

  #enter(tag: SaxesTagNS, slot: Slot, parent: Frame): void {
    this.#oddities.spelling(tag, slot, parent.element);
    if (slot.is === 'child') this.#openChild(tag, slot, parent);
    else if (slot.is === 'reference') this.#openReference(tag, slot, parent);
    else this.#openPlain(tag, slot, parent);
  }

  #openChild(tag: SaxesTagNS, { field, key, shape, name }: Slot & { is: 'child' }, parent: Frame): void {
    const { draft, element } = parent;
    if (field.one && draft[key] !== undefined) {
      this.#findings.add(placeOf(tag), `${element} may have one ${name} only; this further one was left out.`);
      this.#skip();
      return;
    }
    const made = this.#openEntity(tag, shape);
    if (field.tag !== null) made[field.tag] = name;
    if (field.one) draft[key] = made;
    else append(draft, key, made);
  }

  #openEntity(tag: SaxesTagNS, shape: Shape): Draft {
    const draft: Draft = {};
    const element = tag.local;
    this.#readAttributes(tag, shape, draft);
    const close = (words: string): void => {
      this.#oddities.words(words, element);
      this.#completion.complete(element, shape, draft);
    };
    this.#push({ element, draft, slots: slotsOf(shape), close });
    return draft;
  }

  #readAttributes(tag: SaxesTagNS, shape: Shape, draft: Draft): void {
    const slots = attributesOf(shape);
    const place = placeOf(tag);
    for (const { uri, local, name, value } of ownAttributes(tag)) {
      const slot = uri === '' ? slots.get(local.toLowerCase()) : undefined;
      if (!slot) this.#oddities.attribute(name, place);
      else if (slot.field.as === 'words') {
        this.#oddities.moved(local, place);
        draft[slot.key] = this.#keep(value);
      } else {
        const read = readScalar(value, slot.field, place, this.#findings);
        if (read !== undefined) draft[slot.key] = typeof read === 'string' ? this.#keep(read) : read;
      }
    }
  }

  /** A list, words, or the value of a variable. */
  #openPlain(tag: SaxesTagNS, slot: Slot & { is: 'wrapper' | 'words' | 'value' }, parent: Frame): void {
    this.#tellAttributes(tag, []);
    const close = (words: string): void => {
      if (slot.is === 'wrapper') this.#oddities.words(words, slot.name);
      else if (slot.is === 'words') this.#keepWords(parent, slot, words);
      else this.#keepValue(parent.draft, slot.name, words);
    };
    this.#push({ element: slot.name, draft: parent.draft, slots: slot.is === 'wrapper' ? slot.slots : null, close });
  }

  #keepWords({ draft, element }: Frame, { key, name }: Slot & { is: 'words' }, words: string): void {
    const known = draft[key];
    if (typeof known !== 'string') {
      draft[key] = this.#keep(words);
      return;
    }
    const sentence = `${element} has ${name} more than once; they were put one after the other.`;
    this.#findings.add({ element, ...draft }, sentence);
    draft[key] = `${known}\n${words}`;
  }

  #keepValue(draft: Draft, name: string, words: string): void {
    if (draft.kind === undefined) {
      draft.kind = name.slice(0, -'Value'.length);
      draft.value = this.#keep(words);
      return;
    }
    const sentence = `A variable has one value only; the further one, “${words}”, was left out.`;
    this.#findings.add({ element: 'VariableValue', guid: draft.variable }, sentence);
  }

  #openReference(tag: SaxesTagNS, slot: Slot & { is: 'reference' }, { draft, element }: Frame): void {
    const { field } = slot;
    this.#tellAttributes(tag, ['guid', 'targetguid']);
    const own = writtenIn(tag, field.attribute);
    const other = own ?? writtenIn(tag, 'guid') ?? writtenIn(tag, 'targetGUID');
    const close = (words: string): void => {
      const written = other ?? words.trim();
      const place = { element: field.name, name: draft.name, guid: draft.guid };
      if (own === undefined && written !== '') this.#oddities.reference(field, place);
      const guid = readGuid(written, field.attribute, place, this.#findings);
      const told = this.#point(draft, slot, element, guid);
      if (told !== null) this.#findings.add(place, told);
    };
    this.#push({ element: field.name, draft, slots: null, close });
  }

  /** Keeps what an element points to; what is to be told when that cannot be, else `null`. */
  #point(draft: Draft, { field, key }: Slot & { is: 'reference' }, element: string, guid?: string): string | null {
    if (guid === undefined) return `${field.name} of ${element} points to nothing and was left out.`;
    if (!field.one) append(draft, key, this.#keep(guid));
    else if (draft[key] === undefined) draft[key] = this.#keep(guid);
    else return `${element} may have one ${field.name} only; a further one, to ${guid}, was left out.`;
    return null;
  }

  /** Attributes of an element that has none, or only those named (in lower case). */
  #tellAttributes(tag: SaxesTagNS, known: readonly string[]): void {
    for (const { name } of ownAttributes(tag)) {
      if (!known.includes(name.toLowerCase())) this.#oddities.attribute(name, placeOf(tag));
    }
  }

  /** A value by itself: cut out of a piece of the file, it would hold on to the whole piece. */
  #keep(text: string): string {
    if (text.length > short) return text;
    const known = this.#kept.get(text);
    if (known !== undefined) return known;
    const own = Buffer.from(text).toString();
    this.#kept.set(own, own);
    return own;
  }
}
