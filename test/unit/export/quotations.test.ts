import { describe, expect, it } from 'vitest';
import { quotationsHtml, quotationsText } from '#shared/interchange/quotations.ts';

const quotation = {
  text: 'We keep a list.\nIt hangs on the wall.',
  document: 'ORG1 · controller',
  paragraph: 7,
  lastParagraph: 8,
  codes: ['experience › workarounds'],
};

describe('segments as quotations', () => {
  it('stand in quotation marks, each with document, paragraphs and code, below what was asked', () => {
    const stretch = { ...quotation, text: ' they said “no” ', lastParagraph: 7, codes: ['trust', 'effort'] };
    expect(quotationsText('2 segments. All codings.', [quotation, stretch])).toBe(
      [
        '2 segments. All codings.',
        '“We keep a list.\nIt hangs on the wall.” (ORG1 · controller, ¶ 7–8; experience › workarounds)',
        '“they said ‘no’” (ORG1 · controller, ¶ 7; trust, effort)\n',
      ].join('\n\n'),
    );
  });

  it('name no paragraph where they touch none, and no code where there is none', () => {
    const bare = { ...quotation, text: 'x', paragraph: 0, lastParagraph: 0, codes: [] };
    expect(quotationsText('1 stretch.', [bare])).toBe('1 stretch.\n\n“x” (ORG1 · controller)\n');
  });

  it('are blocks for word processors, and words that look like HTML stay words', () => {
    const sly = { ...quotation, text: '<img src=x onerror="run()">\n& more', document: '<b>ORG</b>' };
    expect(quotationsHtml('1 <segment>.', [sly])).toBe(
      '<p>1 &lt;segment&gt;.</p>\n' +
        '<blockquote><p dir="auto">“&lt;img src=x onerror=&#39;run()&#39;&gt;<br>&amp; more”</p>' +
        '<p><small>&lt;b&gt;ORG&lt;/b&gt;, ¶ 7–8; experience › workarounds</small></p></blockquote>\n',
    );
  });
});
