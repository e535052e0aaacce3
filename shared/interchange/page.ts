import type { ExportFacts } from './facts.ts';

/** What a colour looks like on light and on dark paper: a mark, and words in it; `#rrggbb`. */
export interface PageColor {
  readonly light: { readonly solid: string; readonly tint: string; readonly ink: string };
  readonly dark: { readonly solid: string; readonly tint: string; readonly ink: string };
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Words as they may stand in HTML, also between quotation marks. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? '');

/** The custom properties of a colour, for a `style` attribute. */
export function colorStyle({ light, dark }: PageColor): string {
  return `--s:light-dark(${light.solid},${dark.solid});--t:light-dark(${light.tint},${dark.tint});--i:light-dark(${light.ink},${dark.ink})`;
}

const styles = `
:root{color-scheme:light dark;--paper:light-dark(#fdfdfc,#17181a);--ink:light-dark(#1d1e20,#e4e3df);--soft:light-dark(#5d6065,#a2a5a8);--line:light-dark(#e0e0dc,#33363a)}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.55 "Literata","Source Serif 4",Georgia,serif}
body>main,body>header,body>footer{max-width:46rem;margin:0 auto;padding:0 1.25rem}
body>header{padding-top:3rem}
h1,h2,h3,h4,h5,nav,.study,.meta,.facts{font-family:"Source Sans 3","Segoe UI",system-ui,sans-serif}
h1{font-size:1.7rem;line-height:1.2;margin:0 0 .4rem;font-weight:600}
.study{margin:0 0 .2rem;color:var(--soft);font-size:1rem}
h2{font-size:1.15rem;line-height:1.3;margin:2.4rem 0 .3rem;font-weight:600;display:flex;gap:.55rem;align-items:baseline}
h2::before{content:"";flex:none;width:.7rem;height:.7rem;border-radius:2px;background:var(--s,transparent);align-self:center}
h2:not([style])::before{display:none}
.path{color:var(--soft);font-weight:400}
.count{color:var(--soft);font-weight:400;font-size:.9rem;margin-left:auto;white-space:nowrap}
.facts,.meta,.note,nav{color:var(--soft);font-size:.86rem;line-height:1.5}
.meta{margin:.25rem 0 0}
nav ol{columns:2;padding:0;margin:1.4rem 0 0;list-style:none;column-gap:2.5rem}
nav li{break-inside:avoid;display:flex;gap:.5rem;align-items:baseline;padding-left:calc(var(--d,0)*1rem)}
nav li::before{content:"";flex:none;width:.55rem;height:.55rem;border-radius:2px;background:var(--s)}
nav a{color:var(--ink);text-decoration:none}nav a:hover,nav a:focus-visible{text-decoration:underline}
nav .count{margin-left:auto}
blockquote{margin:1.1rem 0;padding:.1rem 0 .1rem 1rem;border-left:4px solid var(--s,var(--line));break-inside:avoid}
blockquote p{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}
.comment{margin:.35rem 0 0;font-style:italic}
dl{margin:.6rem 0;font-size:.94rem}dt{color:var(--soft);font-size:.82rem;font-family:"Source Sans 3","Segoe UI",system-ui,sans-serif}dd{margin:0 0 .5rem;white-space:pre-wrap}
article{border-top:1px solid var(--line);margin-top:2rem}
article h2{margin-top:1.4rem}
.mention{background:light-dark(#eceeed,#2a2d30);border-radius:3px;padding:0 .25em}
body>footer{padding-top:2.5rem;padding-bottom:3rem}
@media print{:root{color-scheme:light}body{font-size:10.5pt}body>header{padding-top:0}nav{display:none}h2{break-after:avoid}}
@media (max-width:36rem){nav ol{columns:1}}
`;

/**
 * A whole page that needs nothing else: no script, no font and no picture from anywhere. `body` is HTML, `more` are styles
 * of this kind of page.
 */
export function toPage(title: string, facts: ExportFacts, lead: string, body: string, more = ''): string {
  const options = facts.options.map(([name, value]) => `${escapeHtml(name)}: ${escapeHtml(value)}`);
  const line = [escapeHtml(facts.study), `revision ${facts.revision}`, escapeHtml(facts.exported), ...options].join(
    ' · ',
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(`${title} – ${facts.study}`)}</title>
<style>${styles}${more}</style>
</head>
<body>
<header>
<p class="study">${escapeHtml(facts.study)}</p>
<h1>${escapeHtml(title)}</h1>
<p class="facts">${lead}</p>
</header>
<main>
${body}
</main>
<footer><p class="facts">${line}</p></footer>
</body>
</html>
`;
}

/** "1 segment", "12 segments". */
export const counted = (number: number, one: string): string =>
  `${number.toLocaleString('en-GB')} ${one}${number === 1 ? '' : 's'}`;
