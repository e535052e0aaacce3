import type { SaxesTagNS } from 'saxes';
import { attributeOf, canonicalName, isOn, prefixOf } from './wordNames.ts';
import { noStyles, type WordStyles } from './wordStyles.ts';
import { walkXml } from './xml.ts';

const rootNamespaces = [
  ['w', 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'],
  ['r', 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'],
  ['v', 'urn:schemas-microsoft-com:vml'],
]
  .map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`)
  .join('');

const wordsOf = (line: string): readonly string[] => line.split(' ');
/** Left out with all that is in them: readings of ruby, formatting of earlier versions, what only lays out cells. */
const alwaysDropped = wordsOf(
  'w:rt w:rubyPr w:jc w:outlineLvl w:pPrChange w:rPrChange w:trPrChange w:tcPrChange w:tblPrChange w:vMerge w:bookmarkStart w:bookmarkEnd w:highlight',
);
/** Elements around tracked words, by what becomes of them. */
const tracked = {
  accepted: { dropped: ['w:del', 'w:moveFrom'], kept: ['w:ins', 'w:moveTo'] },
  original: { dropped: ['w:ins', 'w:moveTo'], kept: ['w:del', 'w:moveFrom'] },
} as const;
const renamed: Readonly<Record<string, string>> = {
  'w:cr': 'w:br',
  'w:ptab': 'w:tab',
  'w:delText': 'w:t',
  'w:dstrike': 'w:strike',
  'm:r': 'w:r',
  'm:t': 'w:t',
};
/** Only their content counts: the reader that follows knows nothing of them and would leave out the words inside. */
const unwrapped = new Set(['w:ruby', 'w:rubyBase', 'w:fldSimple', 'w:bdo', 'w:dir', 'mc:Choice', 'mc:Fallback']);
/** Inside the code part of a field (`{ IF … }`) these are not text of the document. */
const textual = new Set(['w:t', 'w:tab', 'w:br', 'w:sym', 'w:noBreakHyphen', 'w:softHyphen']);

/** A finished piece of output, and whether there are words in it. */
interface Content {
  readonly xml: string;
  readonly holdsText: boolean;
}
/** Output that is held back until it is known whether it is wanted. */
interface Frame {
  readonly kind: 'part' | 'alternate' | 'choice' | 'drawing' | 'box';
  readonly depth: number;
  readonly output: string[];
  holdsText: boolean;
  /** For `alternate`: what its choices gave. */
  readonly found: Content[];
}

export interface RewrittenPart {
  readonly xml: string;
  readonly pictures: number;
  /** True when hidden text was left out. */
  readonly leftHidden: boolean;
}

/** How a part is to be rewritten. */
export interface Rewriting {
  readonly changes: 'accepted' | 'original';
  /** Hidden text is kept, between the signs `hide` and `show`. */
  readonly hidden: boolean;
  readonly styles: WordStyles;
}

/**
 * Rewrites a part of a Word document (main text, footnotes, endnotes) so that a reader which knows only the plain core of
 * the format gives its text exactly: one of the alternatives of `mc:AlternateContent`; text boxes of drawings; the base of
 * ruby without its reading; results of fields without their codes; formulas as their characters; tracked changes as
 * accepted or undone. What that reader cannot tell travels in elements that are of no use here: the id of a paragraph's
 * list, its outline level and whether its mark is hidden in `w:jc`, as `list=3;outline=0;hidden=`; where comments and
 * hidden words begin and end as bookmarks (`comment:7`, `uncomment:7`, `remark:7`, `hide`, `show`).
 * @throws Error when the XML is not well formed or nested beyond all reason.
 */
export function rewriteWordPart(source: string, how: Partial<Rewriting> = {}): RewrittenPart {
  const rewriting: Rewriting = { changes: 'accepted', hidden: false, styles: noStyles, ...how };
  const first = new WordPartRewriter(rewriting, true).rewrite(source);
  // A field that is never closed would swallow the rest of the text: then its codes are not told apart.
  return first.openFields ? new WordPartRewriter(rewriting, false).rewrite(source) : first;
}

/** A paragraph or run that is open. */
interface Holder {
  readonly kind: 'w:p' | 'w:r';
  hidden: boolean;
  list: string;
  outline: string;
  /** The mark at the end of the paragraph is hidden. */
  hiddenMark: boolean;
  /** Font of the run. */
  font: string;
}

/** Follows the elements of one part and writes those that count. */
class WordPartRewriter {
  readonly #rewriting: Rewriting;
  readonly #dropped: ReadonlySet<string>;
  readonly #withFields: boolean;
  readonly #frames: Frame[] = [newFrame('part', 0)];
  readonly #names: string[] = [];
  readonly #fields: ('code' | 'result')[] = [];
  readonly #holders: Holder[] = [];
  /** Depth of the element that is being left out with all that is in it. */
  #dropDepth = Number.POSITIVE_INFINITY;
  #pictures = 0;
  #leftHidden = false;

  constructor(rewriting: Rewriting, withFields: boolean) {
    this.#rewriting = rewriting;
    this.#dropped = new Set([...alwaysDropped, ...tracked[rewriting.changes].dropped]);
    this.#withFields = withFields;
  }

  rewrite(source: string): RewrittenPart & { openFields: boolean } {
    walkXml(source, {
      open: (tag) => this.#open(tag),
      text: (text) => this.#write(text),
      close: () => this.#close(),
    });
    const xml = this.#frames[0]?.output.join('') ?? '';
    return { xml, pictures: this.#pictures, leftHidden: this.#leftHidden, openFields: this.#inCode() };
  }

  #open(tag: SaxesTagNS): void {
    const name = canonicalName(tag);
    const depth = this.#names.push(name);
    if (depth > this.#dropDepth) return;
    if (name === 'w:p' || name === 'w:r') this.#holders.push(newHolder(name, this.#innermost()?.hidden ?? false));
    this.#noteProperty(name, tag);
    if (this.#opensFrame(name, depth)) return;
    const written = this.#writtenName(name, this.#parent());
    if (this.#dropped.has(written) && !isProperty(this.#parent())) this.#dropDepth = depth;
    else if (this.#isEmitted(written))
      this.#emit(`${this.#before(written)}<${written}${depth === 1 ? rootNamespaces : ''}${attributesOf(tag)}>`);
  }

  #close(): void {
    const depth = this.#names.length;
    const name = this.#names.pop() ?? '';
    if (depth > this.#dropDepth) return;
    const written = this.#writtenName(name, this.#names.at(-1) ?? '');
    if (depth === this.#dropDepth) this.#dropDepth = Number.POSITIVE_INFINITY;
    else if (this.#top().depth === depth) this.#closeFrame();
    else if (this.#isEmitted(written))
      this.#emit(`${written === 'w:pPr' ? this.#properties() : ''}</${written}>${this.#behind(written)}`);
    if (this.#innermost()?.kind === name) this.#holders.pop();
  }

  #write(text: string): void {
    if (this.#dropDepth < Number.POSITIVE_INFINITY) return;
    const name = this.#names.at(-1) ?? '';
    const isText = (name === 'w:t' || name === 'w:delText' || name === 'm:t') && !this.#inCode();
    if (isText && this.#leavesOutHidden()) {
      this.#leftHidden ||= text.trim() !== '';
      return;
    }
    const font = this.#innermost()?.font ?? '';
    if (isText) this.#emit(symbolFonts.test(font) ? spellSymbols(text, font) : escapeXml(text));
    else if (name === 'w:instrText') this.#emit(escapeXml(text));
    if (isText) this.#top().holdsText = true;
  }

  /** Keeps what the following reader cannot tell from the element alone. */
  #noteProperty(name: string, tag: SaxesTagNS): void {
    const holder = this.#innermost();
    if (name.startsWith('w:comment')) this.#noteComment(name, attributeOf(tag, 'id'));
    else if (name === 'w:fldChar' && this.#withFields) this.#followField(attributeOf(tag, 'fldCharType'));
    else if ((name === 'a:blip' || name === 'v:imagedata') && !this.#names.includes('mc:Fallback')) this.#pictures++;
    else if (holder) this.#noteLook(holder, name, tag);
  }

  #noteLook(holder: Holder, name: string, tag: SaxesTagNS): void {
    const { styles } = this.#rewriting;
    if (name === 'w:rFonts') holder.font = attributeOf(tag, 'ascii');
    else if (name === 'w:numId' && this.#parent() === 'w:numPr') holder.list = wordValueOf(tag);
    else if (name === 'w:outlineLvl') holder.outline = wordValueOf(tag);
    else if (name === 'w:pStyle') {
      holder.outline = styles.outline.get(attributeOf(tag, 'val')) ?? holder.outline;
      holder.hidden ||= styles.hidden.has(attributeOf(tag, 'val'));
    } else if (name === 'w:rStyle' && holder.kind === 'w:r') {
      holder.hidden ||= styles.hidden.has(attributeOf(tag, 'val'));
    } else if (name === 'w:vanish') {
      if (holder.kind === 'w:r') holder.hidden = isOn(tag);
      else holder.hiddenMark = isOn(tag);
    }
  }

  /** A comment is called where it stands; most have a beginning and an end too. */
  #noteComment(name: string, id: string): void {
    const sign = commentSigns[name];
    if (sign !== undefined && this.#top().kind !== 'drawing') this.#emit(bookmark(`${sign}:${id}`));
  }

  #followField(type: string): void {
    if (type === 'begin') this.#fields.push('code');
    else if (type === 'separate' && this.#fields.length > 0) this.#fields[this.#fields.length - 1] = 'result';
    else if (type === 'end') this.#fields.pop();
  }

  /** Of alternatives one is taken when all are known; drawings show nothing but their text boxes. */
  #opensFrame(name: string, depth: number): boolean {
    const kind = this.#frameOf(name);
    if (kind) this.#frames.push(newFrame(kind, depth));
    return kind !== null;
  }

  #frameOf(name: string): Frame['kind'] | null {
    if (name === 'mc:AlternateContent') return 'alternate';
    if (name === 'w:drawing') return 'drawing';
    if ((name === 'mc:Choice' || name === 'mc:Fallback') && this.#top().kind === 'alternate') return 'choice';
    const inDrawing = this.#frames.some((frame) => frame.kind === 'drawing');
    return name === 'w:txbxContent' && inDrawing ? 'box' : null;
  }

  #closeFrame(): void {
    const { kind, output, found, holdsText } = this.#frames.pop() as Frame;
    const content = { xml: output.join(''), holdsText };
    if (kind === 'choice') this.#top().found.push(content);
    else if (kind === 'box') this.#place({ ...content, xml: boxed(content.xml) }, this.#holder());
    else if (kind === 'drawing') this.#place(content, this.#top());
    else this.#place(found.find((choice) => choice.holdsText) ?? found.at(-1), this.#top());
  }

  #place(content: Content | undefined, frame: Frame): void {
    if (!content) return;
    frame.output.push(content.xml);
    frame.holdsText ||= content.holdsText;
  }

  /** A text box goes to the drawing that it stands in, or to the alternative within it. */
  #holder(): Frame {
    return this.#frames.findLast(({ kind }) => kind === 'drawing' || kind === 'choice') ?? this.#top();
  }

  #properties(): string {
    const { list, outline, hidden, hiddenMark } = this.#innermost() ?? newHolder('w:p', false);
    return `<w:jc w:val="list=${list};outline=${outline};hidden=${hidden || hiddenMark}"/>`;
  }

  #before(written: string): string {
    return this.#showsHidden(written) ? bookmark('hide') : '';
  }

  #behind(written: string): string {
    return this.#showsHidden(written) ? bookmark('show') : '';
  }

  #showsHidden(written: string): boolean {
    return this.#rewriting.hidden && textual.has(written) && this.#innermost()?.hidden === true;
  }

  #leavesOutHidden(): boolean {
    return !this.#rewriting.hidden && this.#innermost()?.hidden === true;
  }

  #innermost(): Holder | undefined {
    return this.#holders.at(-1);
  }

  /** In run and row properties, `w:del` says that a paragraph mark or row is not there. */
  #writtenName(name: string, parent: string): string {
    const { dropped, kept } = tracked[this.#rewriting.changes];
    if (kept.some((entry) => entry === name)) return 'other:kept';
    if (isProperty(parent) && dropped.some((entry) => entry === name)) return 'w:del';
    if (name.startsWith('v:') && !drawn.has(name)) return 'v:rect';
    return renamed[name] ?? name;
  }

  #isEmitted(name: string): boolean {
    if (unwrapped.has(name) || !/^[wv]:/.test(name) || this.#top().kind === 'drawing') return false;
    return !(textual.has(name) && (this.#inCode() || this.#leavesOutHidden()));
  }

  #top(): Frame {
    return this.#frames.at(-1) as Frame;
  }

  #parent(): string {
    return this.#names.at(-2) ?? '';
  }

  #emit(text: string): void {
    this.#top().output.push(text);
  }

  #inCode(): boolean {
    return this.#withFields && this.#fields.includes('code');
  }
}

const newFrame = (kind: Frame['kind'], depth: number): Frame => ({
  kind,
  depth,
  output: [],
  holdsText: false,
  found: [],
});

const boxed = (content: string): string =>
  `<w:pict><v:textbox><w:txbxContent>${content}</w:txbxContent></v:textbox></w:pict>`;

/** Where tracked changes are properties of a paragraph mark or a row. */
const isProperty = (parent: string | undefined): boolean => parent === 'w:rPr' || parent === 'w:trPr';

const drawn = new Set(['v:textbox', 'v:shape', 'v:group', 'v:imagedata']);

const newHolder = (kind: Holder['kind'], hidden: boolean): Holder => ({
  kind,
  hidden,
  list: '',
  outline: '',
  hiddenMark: false,
  font: '',
});

const commentSigns: Readonly<Record<string, string>> = {
  'w:commentRangeStart': 'comment',
  'w:commentRangeEnd': 'uncomment',
  'w:commentReference': 'remark',
};

const bookmark = (name: string): string => `<w:bookmarkStart w:name="${escapeXml(name)}"/>`;

function attributesOf(tag: SaxesTagNS): string {
  let written = '';
  for (const { uri, local, value } of Object.values(tag.attributes)) {
    const prefix = prefixOf(uri);
    if (prefix === 'w' || prefix === 'r') written += ` ${prefix}:${local}="${escapeXml(value)}"`;
  }
  return written;
}

const wordValueOf = (tag: SaxesTagNS): string => attributeOf(tag, 'val').replace(/[^\w-]/g, '');

const symbolFonts = /^(?:Symbol|Webdings|Wingdings(?: [23])?)$/;

/** Characters of a symbol font stand at private places (U+F020 …): each becomes an element that the reader can look up. */
function spellSymbols(text: string, font: string): string {
  return escapeXml(text).replace(/[\uF020-\uF0FE]/g, (character) => {
    const code = character.charCodeAt(0).toString(16).toUpperCase();
    return `</w:t><w:sym w:font="${font}" w:char="${code}"/><w:t>`;
  });
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (character) => escapes[character] ?? '');
