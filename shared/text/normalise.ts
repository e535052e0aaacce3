const byteOrderMark = '\uFEFF';
/** The C0 controls except TAB and LF; DEL and the C1 controls are no part of them. */
const droppedControls = /(?![\t\n\u007F-\u009F])\p{Cc}/gu;

/**
 * The text of a document as it is stored (METHOD.md §1): one leading BOM is stripped, CRLF and CR become LF, NUL and the
 * other C0 controls except TAB and LF are dropped. Nothing else changes: no Unicode normalisation, trimming or wrapping.
 * Half a surrogate pair is not a Unicode character and could not be written as UTF-8, so each becomes U+FFFD (one unit
 * for one unit); from then on storing the text as UTF-8 loses nothing.
 */
export function normaliseText(decoded: string): string {
  const text = decoded.startsWith(byteOrderMark) ? decoded.slice(1) : decoded;
  return text.replace(/\r\n?/g, '\n').replace(droppedControls, '').toWellFormed();
}
