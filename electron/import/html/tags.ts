import type { MarkKind } from '#shared/domain/document.ts';

const setOf = (names: string): ReadonlySet<string> => new Set(names.split(' '));

/** Elements whose content no reader of the page sees. */
export const unseen = setOf(
  'script style template noscript title iframe object embed applet canvas audio video svg map datalist select noframes noembed rp rt rtc annotation annotation-xml',
);

/** Elements that stand on lines of their own. */
export const blocks = setOf(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup option p plaintext pre search section summary table tbody td tfoot th thead tr ul xmp',
);

/** Elements whose white space counts. */
export const preformatted = setOf('pre listing xmp plaintext textarea');

export const headings: Readonly<Record<string, MarkKind>> = {
  h1: 'heading1',
  h2: 'heading2',
  h3: 'heading3',
  h4: 'heading3',
  h5: 'heading3',
  h6: 'heading3',
};

export const emphases: Readonly<Record<string, MarkKind>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  cite: 'italic',
  dfn: 'italic',
  var: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strike',
  strike: 'strike',
  del: 'strike',
};
