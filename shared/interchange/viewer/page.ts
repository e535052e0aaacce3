import { counted, escapeHtml } from '../page.ts';
import { chartSections } from './charts.ts';
import { codeSection } from './codes.ts';
import type { PageColors } from './colors.ts';
import { pageColors } from './colors.ts';
import { contents } from './contents.ts';
import { viewerData } from './data.ts';
import { documentSection } from './documents.ts';
import { memoSection } from './memos.ts';
import type { ViewerStudy } from './model.ts';
import { overview } from './overview.ts';
import { viewerScript, viewerStyle } from './pageAssets.ts';
import { words } from './parts.ts';
import { type ViewerIndex, viewerIndex } from './relations.ts';

/** SHA-256 of a text in UTF-8, in base 64: by it the page names the only style and the only script that may run in it. */
export type Hash = (text: string) => string;

const mark =
  '<svg class="mark" viewBox="0 0 20 20" width="20" height="20" fill="none" stroke="currentColor" stroke-width="1.6" aria-hidden="true"><path d="M10 1.5v17"/><circle cx="10" cy="10" r="4.2" fill="var(--paper)"/><path d="M3 5.5h4M13 14.5h4" stroke-linecap="round"/></svg>';

/**
 * A study as one page that needs nothing else: no program, no network, no font and no picture from anywhere. Everything
 * that is read stands in it as HTML, so that it can be read without its script too; the script shows one part at a time,
 * searches, and follows the marks of charts. Words of the study are escaped wherever they stand.
 */
export function viewerPage(study: ViewerStudy, hash: Hash): string {
  const colors = pageColors(study);
  const style = `${viewerStyle}\n${colors.style}\n`;
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${hash(style)}'`,
    `script-src 'sha256-${hash(viewerScript)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return [
    `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(study.facts.study)}</title>
<style>${style}</style>
<script>${viewerScript}</script>
</head>
<body>
<a class="skip" href="#main">Skip to the text</a>
${head(study)}
<div class="frame">
${contents(study, colors)}
<main id="main" tabindex="-1">`,
    ...sections(study, colors),
    `</main>
</div>
${foot(study)}
<script type="application/json" id="data">${viewerData(study)}</script>
</body>
</html>
`,
  ].join('\n');
}

function head({ facts }: ViewerStudy): string {
  return `<header class="top">
<h1><a class="home" href="#overview">${mark}<span>${words(facts.study)}</span></a></h1>
<div class="tools needs-script">
<button type="button" class="contents-switch" id="contents-switch" aria-expanded="false" aria-controls="contents">Contents</button>
<search><input type="search" id="find" aria-label="Search texts, codes and memos" placeholder="Search (/)" autocomplete="off"></search>
<button type="button" id="theme" aria-pressed="false">Dark</button>
</div>
</header>
<p class="notice">JavaScript is switched off. Everything can be read here, one part below the other; searching, and following the cells of charts, needs it.</p>`;
}

function sections(study: ViewerStudy, colors: PageColors): string[] {
  const index: ViewerIndex = viewerIndex(study);
  return [
    overview(study, colors),
    ...chartSections(study, colors),
    ...study.documents.map((_, at) => documentSection(study, index, at, colors)),
    ...study.codes.map((_, at) => codeSection(study, index, at, colors)),
    ...study.memos.map((_, at) => memoSection(study, at, colors)),
    '<section class="view" id="found" aria-live="polite"></section>',
  ];
}

function foot({ facts, codings }: ViewerStudy): string {
  const line = [facts.study, `revision ${facts.revision}`, facts.exported, counted(codings.length, 'coding')];
  return `<footer class="foot"><p>${line.map(escapeHtml).join(' · ')} · made with Axial, to read only</p></footer>`;
}
