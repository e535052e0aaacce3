/** Code points that XML 1.0 does not allow: most control characters, halves of surrogate pairs, U+FFFE and U+FFFF. */
const illegal = /(?![\t\n\r\u007F-\u009F])\p{Cc}|[\uD800-\uDFFF\uFFFE\uFFFF]/gu;

export const countIllegal = (text: string): number => text.match(illegal)?.length ?? 0;

/** Without what XML forbids. */
export const withoutIllegal = (text: string): string => text.replace(illegal, '');

/**
 * With U+FFFD for each code point that XML forbids: one for one, so that positions in a plain text stay. A line feed stays
 * what it is.
 */
export const replaceIllegal = (text: string): string => text.replace(illegal, '\uFFFD');

const contentEscapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };
const attributeEscapes: Readonly<Record<string, string>> = {
  ...contentEscapes,
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
};

const escapeContent = (text: string): string => text.replace(/[&<>\r]/g, (found) => contentEscapes[found] ?? found);

/** Words for the content of an element. A carriage return is written as a reference, or reading would change it. */
export const contentText = (text: string): string => escapeContent(withoutIllegal(text));

/** The same for a text that positions count in: no character goes missing. */
export const contentTextInPlace = (text: string): string => escapeContent(replaceIllegal(text));

/** Anything but printable ASCII that means nothing in XML: most values are free of it, and there are many. */
const unusual = /[^ !#-%'-;=?-~]/;

/** Words for the value of an attribute in double quotation marks; reading gives its line ends and tabs back. */
export const attributeText = (text: string): string =>
  unusual.test(text)
    ? withoutIllegal(text).replace(/[&<>"\t\n\r]/g, (found) => attributeEscapes[found] ?? found)
    : text;
