import { createHash } from 'node:crypto';
import type { SaxesTagNS } from 'saxes';
import type { AttributeField, Field, Shape } from '#shared/interchange/refi/shapes.ts';
import { type FindingPlace, type Findings, places } from './findings.ts';
import { readGuid, readScalar } from './scalars.ts';
import { attributesOf, type Slot, type Slots, slotsOf } from './slots.ts';

/** An entity under construction: fields by their names in the model. */
interface Draft {
  [field: string]: unknown;
  name?: unknown;
  guid?: unknown;
  variable?: unknown;
  kind?: unknown;
  value?: unknown;
}

/** An element that is open. */
interface Frame {
  readonly element: string;
  readonly draft: Draft;
  /** `null` where only words may stand. */
  readonly slots: Slots | null;
  readonly close: (words: string) => void;
}

const empty: readonly never[] = Object.freeze([]);
const schemaInstance = 'http://www.w3.org/2001/XMLSchema-instance';
const ofXml = ['http://www.w3.org/2000/xmlns/', 'http://www.w3.org/XML/1998/namespace', schemaInstance];

/**
 * Builds the entities of a model from the pieces of an XML document, element by element, after its shape. The order of
 * children is not asked for; what is unknown is passed over with all that is in it, and told.
 */
export class ElementReader {
  readonly #findings: Findings;
  readonly #stack: Frame[] = [];
  #namespace = '';
  /** Depth inside an element that is passed over. */
  #skipped = 0;
  #words: string[] = [];
  #made = 0;

  constructor(findings: Findings) {
    this.#findings = findings;
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
    else this.#pass(tag, parent);
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
    const words = this.#words.length === 1 ? (this.#words[0] ?? '') : this.#words.join('');
    this.#words = [];
    frame.close(words);
  }

  #top(): Frame {
    const frame = this.#stack.at(-1);
    if (!frame) throw new Error('no element is open');
    return frame;
  }

  #push(frame: Frame): void {
    this.#tellStray();
    this.#stack.push(frame);
  }

  #pass(tag: SaxesTagNS, parent: Frame): void {
    this.#tellStray();
    this.#skipped = 1;
    const place = { element: tag.local, name: attributeOf(tag, 'name'), guid: attributeOf(tag, 'guid') };
    this.#findings.often(`unknown ${parent.element} ${tag.name}`, place, (count) =>
      parent.slots === null
        ? `${parent.element} holds words only; elements inside it were left out in ${places(count)}.`
        : `${tag.name} has no place in ${parent.element}; it was left out in ${places(count)}.`,
    );
  }

  #enter(tag: SaxesTagNS, slot: Slot, parent: Frame): void {
    if (slot.name !== tag.local || slot.hoisted) this.#tellSpelling(tag, slot, parent);
    if (slot.is === 'child') this.#openChild(tag, slot, parent);
    else if (slot.is === 'reference') this.#openReference(tag, slot, parent);
    else this.#openPlain(slot, parent);
  }

  #openChild(tag: SaxesTagNS, { field, key, shape, name }: Slot & { is: 'child' }, parent: Frame): void {
    const { draft } = parent;
    if (field.one && draft[key] !== undefined) {
      this.#passSecond(tag, parent);
      return;
    }
    const made = this.#openEntity(tag, shape);
    if (field.tag !== null) made[field.tag] = name;
    if (field.one) draft[key] = made;
    else append(draft, key, made);
  }

  #openPlain(slot: Slot & { is: 'wrapper' | 'words' | 'value' }, parent: Frame): void {
    const close = (words: string): void => {
      if (slot.is === 'wrapper') this.#stray(words, slot.name);
      else if (slot.is === 'words') this.#keepWords(parent, slot, words);
      else this.#keepValue(parent, slot, words);
    };
    this.#push({ element: slot.name, draft: parent.draft, slots: slot.is === 'wrapper' ? slot.slots : null, close });
  }

  #passSecond(tag: SaxesTagNS, parent: Frame): void {
    this.#tellStray();
    this.#skipped = 1;
    const place = { element: tag.local, name: attributeOf(tag, 'name'), guid: attributeOf(tag, 'guid') };
    this.#findings.add(place, `${parent.element} may have one ${tag.local} only; this further one was left out.`);
  }

  #openEntity(tag: SaxesTagNS, shape: Shape): Draft {
    const draft: Draft = {};
    this.#readAttributes(tag, shape, draft);
    this.#push({
      element: tag.local,
      draft,
      slots: slotsOf(shape),
      close: (words) => {
        this.#stray(words, tag.local);
        this.#complete(tag.local, shape, draft);
      },
    });
    return draft;
  }

  #readAttributes(tag: SaxesTagNS, shape: Shape, draft: Draft): void {
    const slots = attributesOf(shape);
    const place = { element: tag.local, name: attributeOf(tag, 'name'), guid: attributeOf(tag, 'guid') };
    for (const { uri, local, name, value } of Object.values(tag.attributes)) {
      if (ofXml.includes(uri) || name === 'xmlns') continue;
      const slot = uri === '' ? slots.get(local.toLowerCase()) : undefined;
      if (!slot) this.#tellAttribute(name, place);
      else if (slot.field.as === 'words') {
        this.#findings.often(
          `moved ${tag.local} ${local}`,
          place,
          (count) => `${local} is written as an attribute in ${places(count)}; it was taken.`,
        );
        draft[slot.key] = value;
      } else {
        const read = readScalar(value, slot.field, place, this.#findings);
        if (read !== undefined) draft[slot.key] = read;
      }
    }
  }

  /** Lists that were not there are empty; what must be there is said to be missing and made as harmless as can be. */
  #complete(element: string, shape: Shape, draft: Draft): void {
    for (const key in shape) {
      const field = shape[key];
      if (!field || draft[key] !== undefined) continue;
      if (isList(field)) draft[key] = empty;
      else if (field.as === 'attribute' && field.required) this.#supply(element, key, field, draft);
      else if (field.as === 'reference') {
        this.#findings.add(
          { element, ...draft },
          `${element} does not say what it points to: ${field.name} is missing.`,
        );
        draft[key] = '';
      }
    }
  }

  #supply(element: string, key: string, field: AttributeField, draft: Draft): void {
    const made = this.#substitute(element, field, draft);
    draft[key] = made;
    const used = made === '' ? '' : ` “${String(made)}” was used.`;
    this.#findings.add({ element, ...draft }, `${field.name} is missing.${used}`);
  }

  #substitute(element: string, field: AttributeField, draft: Draft): string | boolean {
    if (field.type === 'boolean') return true;
    if (field.type === 'variableType') return 'Text';
    if (field.name !== 'guid') return '';
    this.#made += 1;
    // The same file gives the same ids, so that importing it again meets what is there.
    return madeGuid(`${element}\n${this.#made}\n${String(draft.name ?? '')}`);
  }

  #openReference(tag: SaxesTagNS, slot: Slot & { is: 'reference' }, { draft, element }: Frame): void {
    const { field, key } = slot;
    const own = attributeOf(tag, field.attribute);
    const other = own ?? attributeOf(tag, 'guid') ?? attributeOf(tag, 'targetGUID');
    const place = { element: field.name, name: draft.name, guid: draft.guid };
    this.#push({
      element: field.name,
      draft,
      slots: null,
      close: (words) => {
        const written = other ?? words.trim();
        if (own === undefined && written !== '') {
          this.#findings.often(
            `reference ${field.name}`,
            place,
            (count) =>
              `${field.name} does not have its attribute ${field.attribute} in ${places(count)}; what it points to was found all the same.`,
          );
        }
        const guid = readGuid(written, field.attribute, place, this.#findings);
        if (guid === undefined)
          this.#findings.add(place, `${field.name} of ${element} points to nothing and was left out.`);
        else if (!field.one) append(draft, key, guid);
        else if (draft[key] === undefined) draft[key] = guid;
        else
          this.#findings.add(
            place,
            `${element} may have one ${field.name} only; a further one, to ${guid}, was left out.`,
          );
      },
    });
  }

  #keepWords({ draft, element }: Frame, { key, name }: Slot & { is: 'words' }, words: string): void {
    const known = draft[key];
    if (typeof known === 'string')
      this.#findings.add(
        { element, ...draft },
        `${element} has ${name} more than once; they were put one after the other.`,
      );
    draft[key] = typeof known === 'string' ? `${known}\n${words}` : words;
  }

  #keepValue({ draft }: Frame, { name }: Slot, words: string): void {
    if (draft.kind !== undefined) {
      this.#findings.add(
        { element: 'VariableValue', guid: draft.variable },
        `A variable has one value only; the further one, “${words}”, was left out.`,
      );
      return;
    }
    draft.kind = name.slice(0, -'Value'.length);
    draft.value = words;
  }

  /** Words between elements: those collected so far belong to an element that holds none. */
  #tellStray(): void {
    const words = this.#words.join('');
    this.#words = [];
    const frame = this.#stack.at(-1);
    if (!frame) return;
    if (frame.slots === null) this.#words = [words];
    else this.#stray(words, frame.element);
  }

  #stray(words: string, element: string): void {
    if (words.trim() === '') return;
    this.#findings.often(
      `words ${element}`,
      { element },
      (count) => `Words stand in ${element}, where none belong, in ${places(count)}; they were left out.`,
    );
  }

  #tellAttribute(name: string, place: FindingPlace): void {
    this.#findings.often(
      `attribute ${place.element} ${name}`,
      place,
      (count) => `${place.element} has no attribute ${name}; it was left out in ${places(count)}.`,
    );
  }

  #tellSpelling(tag: SaxesTagNS, slot: Slot, parent: Frame): void {
    this.#findings.often(`spelling ${parent.element} ${tag.local}`, { element: tag.local }, (count) =>
      slot.hoisted
        ? `${tag.local} stands in ${parent.element}, where it does not belong, in ${places(count)}; it was taken all the same.`
        : `${slot.name} is spelled ${tag.local} in ${places(count)}; it was taken all the same.`,
    );
  }
}

const isList = (field: Field): boolean =>
  field.as === 'none' || ((field.as === 'children' || field.as === 'reference') && !field.one);

function append(draft: Draft, key: string, entry: unknown): void {
  const list = draft[key];
  if (Array.isArray(list)) list.push(entry);
  else draft[key] = [entry];
}

/** The value of an attribute without prefix, however its name is spelled. */
function attributeOf(tag: SaxesTagNS, name: string): string | undefined {
  const exact = Object.hasOwn(tag.attributes, name) ? tag.attributes[name] : undefined;
  if (exact) return exact.value;
  const lower = name.toLowerCase();
  return Object.values(tag.attributes).find((each) => each.name.toLowerCase() === lower)?.value;
}

/** A GUID that follows from a text. */
function madeGuid(from: string): string {
  const hex = createHash('sha1').update(from).digest('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
