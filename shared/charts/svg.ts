import { assertNever } from '../domain/result.ts';
import { type Mark, type MarkData, type Outline, rounded, type Scene, type Text } from './scene.ts';
import { measureText } from './textWidths.ts';

/** The interface font first, then what most machines have; files carry words and no font. */
const fontFamily = "'Source Sans 3', 'Source Sans Pro', 'Segoe UI', 'Noto Sans', sans-serif";

type Value = string | number;

/** Text for XML: markup is escaped, and characters that XML forbids are left out. */
export function escapeXml(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML 1.0 forbids
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, '')
      .replace(/[\ud800-\udfff]/gu, '\ufffd')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}

const written = (value: Value): string => (typeof value === 'number' ? String(rounded(value)) : escapeXml(value));

function element(name: string, attributes: Readonly<Record<string, Value | undefined>>, content = ''): string {
  const parts = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${written(value)}"`],
  );
  return content === '' ? `<${name}${parts.join('')}/>` : `<${name}${parts.join('')}>${content}</${name}>`;
}

const titleOf = (mark: Mark): string => (mark.title ? `<title>${escapeXml(mark.title)}</title>` : '');

function dataOf(data: MarkData | undefined): Record<string, Value | undefined> {
  if (!data) return {};
  switch (data.kind) {
    case 'pair':
      return { 'data-first': data.first, 'data-second': data.second };
    case 'code':
      return { 'data-code': data.codeId };
    case 'document':
      return { 'data-document': data.documentId };
    case 'codings':
    case 'memos':
    case 'firsts':
    case 'words':
      return {};
    default:
      return assertNever(data);
  }
}

const outlineOf = ({ stroke, strokeWidth, dash, opacity }: Outline): Record<string, Value | undefined> => ({
  stroke,
  'stroke-width': strokeWidth,
  'stroke-dasharray': dash,
  opacity,
});

/** Attributes of a text mark that the file and the screen share. */
export const textFace = ({ face }: Text): { readonly weight?: number; readonly italic: boolean } =>
  face === 'italic'
    ? { italic: true }
    : face === 'medium'
      ? { weight: 500, italic: false }
      : face === 'strong'
        ? { weight: 600, italic: false }
        : { italic: false };

/** Words of the scripts whose widths are known by the letter. */
const measured = /^[\u0020-\u024f\u2010-\u2044]+$/u;

/** The room that words were given: in a page or in print, where the font may be missing, they are drawn into just that. */
const roomOf = ({ text, size, face }: Text): Record<string, Value | undefined> =>
  measured.test(text) ? { textLength: measureText(text, size, face), lengthAdjust: 'spacingAndGlyphs' } : {};

/** Pixels above which another font would push words over each other and out of the picture: those of a cloud. */
const largeFrom = 18;

function textToSvg(mark: Text, others: Record<string, Value | undefined>): string {
  const { weight, italic } = textFace(mark);
  const attributes = {
    x: mark.x,
    y: mark.y,
    'font-size': mark.size,
    'font-weight': weight,
    'font-style': italic ? 'italic' : undefined,
    'text-anchor': mark.anchor === 'start' ? undefined : mark.anchor,
    fill: mark.fill,
    transform: mark.turn ? `rotate(${rounded(mark.turn)} ${rounded(mark.x)} ${rounded(mark.y)})` : undefined,
    ...others,
  };
  return element('text', attributes, titleOf(mark) + escapeXml(mark.text));
}

/** Where a mark leads inside the page that holds the picture; `null` = nowhere. */
export type LinkOf = (mark: Mark) => string | null;

/** Links are for the pointer: the page has the same as a table, which the keyboard goes through. */
function markToSvg(mark: Mark, linkOf?: LinkOf, isPrinted = false): string {
  const href = linkOf?.(mark) ?? null;
  const drawn = drawnMark(mark, linkOf, isPrinted);
  return href === null ? drawn : element('a', { href, tabindex: -1 }, drawn);
}

function drawnMark(mark: Mark, linkOf: LinkOf | undefined, isPrinted: boolean): string {
  const data = dataOf(linkOf ? undefined : mark.data);
  switch (mark.kind) {
    case 'group':
      return element(
        'g',
        data,
        `${titleOf(mark)}\n${mark.children.map((child) => markToSvg(child, linkOf, isPrinted)).join('\n')}\n`,
      );
    case 'rect': {
      const { x, y, width, height, fill, radius } = mark;
      return element('rect', { x, y, width, height, rx: radius, fill, ...outlineOf(mark), ...data }, titleOf(mark));
    }
    case 'path':
      return element('path', { d: mark.d, fill: mark.fill, ...outlineOf(mark), ...data }, titleOf(mark));
    case 'line': {
      const { x1, y1, x2, y2 } = mark;
      return element('line', { x1, y1, x2, y2, ...outlineOf(mark), ...data }, titleOf(mark));
    }
    case 'dot':
      return element(
        'circle',
        { cx: mark.x, cy: mark.y, r: mark.radius, fill: mark.fill, ...outlineOf(mark), ...data },
        titleOf(mark),
      );
    case 'text':
      return textToSvg(mark, {
        ...(linkOf || isPrinted || mark.size > largeFrom ? roomOf(mark) : {}),
        ...(linkOf || isPrinted ? {} : data),
      });
    default:
      return assertNever(mark);
  }
}

/** The size of a drawing on paper, and what its fills refer to. */
interface PrintedSize {
  readonly width: string;
  readonly height: string;
  /** Elements of SVG, written already. */
  readonly defs: string;
}

/**
 * The scene as one SVG file that needs nothing else: title and description for those who cannot see it, where it comes
 * from as metadata, its background, its marks. The same scene gives the same bytes on every machine. With `linkOf` marks lead
 * to places in the page around it, and the ids of what is behind them stay out.
 */
export function sceneToSvg(scene: Scene, linkOf?: LinkOf, printed?: PrintedSize): string {
  const { width, height } = scene;
  const parts = [
    `<title>${escapeXml(scene.title)}</title>`,
    `<desc>${escapeXml(scene.description)}</desc>`,
    ...(scene.provenance === '' ? [] : [`<metadata>${escapeXml(scene.provenance)}</metadata>`]),
    ...(printed?.defs ? [printed.defs] : []),
    element('rect', { width, height, fill: scene.background }),
    ...scene.marks.map((mark) => markToSvg(mark, linkOf, printed !== undefined)),
  ];
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    width: printed?.width ?? width,
    height: printed?.height ?? height,
    viewBox: `0 0 ${rounded(width)} ${rounded(height)}`,
    role: 'img',
    'font-family': fontFamily,
  };
  return `${element('svg', attributes, `\n${parts.join('\n')}\n`)}\n`;
}
