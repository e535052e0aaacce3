import { SaxesParser, type SaxesTagNS } from 'saxes';

/**
 * Canonical prefixes of the namespaces that matter, in their transitional and strict spellings. Elements of other
 * namespaces are left out, what stands inside them is not.
 */
const prefixes: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'urn:schemas-microsoft-com:vml': 'v',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a',
};
const rootNamespaces = [
  ['w', 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'],
  ['r', 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'],
  ['v', 'urn:schemas-microsoft-com:vml'],
]
  .map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`)
  .join('');

/** Left out with all that is in them: readings of ruby, what was deleted or moved away, formatting of earlier versions. */
const dropped = new Set(
  'w:rt w:rubyPr w:jc w:outlineLvl w:del w:moveFrom w:pPrChange w:rPrChange w:trPrChange w:tcPrChange w:tblPrChange'.split(
    ' ',
  ),
);
const renamed: Readonly<Record<string, string>> = { 'w:cr': 'w:br', 'w:ptab': 'w:tab', 'm:r': 'w:r', 'm:t': 'w:t' };
/** Only their content counts: the reader that follows knows nothing of them and would leave out the words inside. */
const unwrapped = new Set(['w:ruby', 'w:rubyBase', 'w:fldSimple', 'w:bdo', 'w:dir', 'mc:Choice', 'mc:Fallback']);
/** Inside the code part of a field (`{ IF … }`) these are not text of the document. */
const textual = new Set(['w:t', 'w:tab', 'w:br', 'w:sym', 'w:noBreakHyphen', 'w:softHyphen']);
const deepest = 400;

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
}

/**
 * Rewrites a part of a Word document (main text, footnotes, endnotes) so that a reader which knows only the plain core of
 * the format gives its text exactly: one of the alternatives of `mc:AlternateContent`; text boxes of drawings; the base of
 * ruby without its reading; results of fields without their codes; formulas as their characters; what was moved away as
 * deleted. The id of a paragraph's list and its outline level travel in `w:jc` (alignment is of no use here), as
 * `list=3;outline=0`.
 * @throws Error when the XML is not well formed or nested beyond all reason.
 */
export function rewriteWordPart(source: string): RewrittenPart {
  const first = new WordPartRewriter(true).rewrite(source);
  // A field that is never closed would swallow the rest of the text: then its codes are not told apart.
  return first.openFields ? new WordPartRewriter(false).rewrite(source) : first;
}

/** Follows the elements of one part and writes those that count. */
class WordPartRewriter {
  readonly #withFields: boolean;
  readonly #frames: Frame[] = [newFrame('part', 0)];
  readonly #names: string[] = [];
  readonly #fields: ('code' | 'result')[] = [];
  /** Depth of the element that is being left out with all that is in it. */
  #dropDepth = Number.POSITIVE_INFINITY;
  #paragraph = { list: '', outline: '' };
  /** Font of the run. */
  #font = '';
  #pictures = 0;

  constructor(withFields: boolean) {
    this.#withFields = withFields;
  }

  rewrite(source: string): RewrittenPart & { openFields: boolean } {
    const parser = new SaxesParser({ xmlns: true });
    parser.on('opentag', (tag) => this.#open(tag));
    parser.on('closetag', () => this.#close());
    parser.on('text', (text) => this.#write(text));
    parser.on('cdata', (text) => this.#write(text));
    parser.on('error', (error) => {
      throw error;
    });
    for (let at = 0; at < source.length; at += 65_536) parser.write(source.slice(at, at + 65_536));
    parser.close();
    const xml = this.#frames[0]?.output.join('') ?? '';
    return { xml, pictures: this.#pictures, openFields: this.#inCode() };
  }

  #open(tag: SaxesTagNS): void {
    const name = canonicalName(tag);
    const depth = this.#names.push(name);
    if (depth > deepest) throw new Error('nested too deeply');
    if (depth > this.#dropDepth) return;
    this.#noteProperty(name, tag);
    if (this.#opensFrame(name, depth)) return;
    const written = writtenName(name, this.#parent());
    if (dropped.has(written) && !isProperty(this.#parent())) this.#dropDepth = depth;
    else if (this.#isEmitted(written))
      this.#emit(`<${written}${depth === 1 ? rootNamespaces : ''}${attributesOf(tag)}>`);
  }

  #close(): void {
    const depth = this.#names.length;
    const name = this.#names.pop() ?? '';
    if (depth > this.#dropDepth) return;
    const written = writtenName(name, this.#names.at(-1) ?? '');
    if (depth === this.#dropDepth) this.#dropDepth = Number.POSITIVE_INFINITY;
    else if (this.#top().depth === depth) this.#closeFrame();
    else if (this.#isEmitted(written)) this.#emit(`${written === 'w:pPr' ? this.#properties() : ''}</${written}>`);
  }

  #write(text: string): void {
    if (this.#dropDepth < Number.POSITIVE_INFINITY) return;
    const name = this.#names.at(-1) ?? '';
    const isText = (name === 'w:t' || name === 'm:t') && !this.#inCode();
    if (isText) this.#emit(symbolFonts.test(this.#font) ? spellSymbols(text, this.#font) : escapeXml(text));
    else if (name === 'w:instrText') this.#emit(escapeXml(text));
    if (isText) this.#top().holdsText = true;
  }

  /** Keeps what the following reader cannot tell from the element alone. */
  #noteProperty(name: string, tag: SaxesTagNS): void {
    if (name === 'w:pPr') this.#paragraph = { list: '', outline: '' };
    else if (name === 'w:r') this.#font = '';
    else if (name === 'w:rFonts') this.#font = attributeOf(tag, 'ascii');
    else if (name === 'w:numId' && this.#parent() === 'w:numPr') this.#paragraph.list = wordValueOf(tag);
    else if (name === 'w:outlineLvl') this.#paragraph.outline = wordValueOf(tag);
    else if (name === 'w:fldChar' && this.#withFields) this.#followField(attributeOf(tag, 'fldCharType'));
    else if ((name === 'a:blip' || name === 'v:imagedata') && !this.#names.includes('mc:Fallback')) this.#pictures++;
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
    return `<w:jc w:val="list=${this.#paragraph.list};outline=${this.#paragraph.outline}"/>`;
  }

  #isEmitted(name: string): boolean {
    if (unwrapped.has(name) || !/^[wv]:/.test(name) || this.#top().kind === 'drawing') return false;
    return !(textual.has(name) && this.#inCode());
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

const canonicalName = (tag: SaxesTagNS): string => `${prefixes[tag.uri] ?? 'other'}:${tag.local}`;

/** In run and row properties `w:del` says that a paragraph mark or row is deleted; one that was moved away is as good as. */
const isProperty = (parent: string | undefined): boolean => parent === 'w:rPr' || parent === 'w:trPr';

function writtenName(name: string, parent: string): string {
  if (name === 'w:moveFrom' && isProperty(parent)) return 'w:del';
  if (name.startsWith('v:') && !['v:textbox', 'v:shape', 'v:group', 'v:imagedata'].includes(name)) return 'v:rect';
  return renamed[name] ?? name;
}

function attributesOf(tag: SaxesTagNS): string {
  let written = '';
  for (const { uri, local, value } of Object.values(tag.attributes)) {
    const prefix = prefixes[uri];
    if (prefix === 'w' || prefix === 'r') written += ` ${prefix}:${local}="${escapeXml(value)}"`;
  }
  return written;
}

function attributeOf(tag: SaxesTagNS, name: string): string {
  return Object.values(tag.attributes).find(({ local }) => local === name)?.value ?? '';
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
