import type { ExportFacts } from './facts.ts';
import { escapeMarkdown } from './markdownEscape.ts';

/** A file of an archive with its size and SHA-256, hexadecimal. */
export interface ChecksummedFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** The files that an archive can hold, in their order, with what each is and how to read it. */
const descriptions: Readonly<Record<string, string>> = {
  'study.axial':
    'The whole study. Axial opens it; so does every program that reads SQLite 3 (R, Python, DB Browser): the tables `documents`, `texts`, `codes`, `codings`, `memos` and `variables` hold what their names say. Open it for reading only.',
  'project.qdpx':
    'The study in the exchange format REFI-QDA 1.0, for NVivo, ATLAS.ti, MAXQDA, QualCoder and others. It is a zip itself: `project.qde` is XML.',
  'codebook.qdc': 'The codes in the exchange format REFI-QDA 1.0, for other programs.',
  'codebook.html': 'The codebook to read and to print, in any browser: every code with its definition and its counts.',
  'codebook.csv': 'The same as a table (UTF-8, commas, a header line).',
  'segments.csv':
    'Every coded segment: document, code, coder, position, words, weight, comment. Positions are counted in Unicode code points from 0, the end not included.',
  'memos.html': 'All memos to read, in any browser.',
  'variables.csv': 'What is known of each document, a row a document.',
  'audit-trail.csv': 'Every step of the study: number, time (UTC), person, what was done, and what was undone.',
  'checksums.sha256': 'The SHA-256 of every other file, as `sha256sum` writes and checks it.',
};

/** The README of an archive, as Markdown. `missing` = what could not be put in, a sentence each. */
export function archiveReadme(
  facts: ExportFacts,
  files: readonly ChecksummedFile[],
  missing: readonly string[],
): string {
  const rows = files.map(({ name, bytes }) => `| ${name} | ${bytes} | ${descriptions[name] ?? ''} |`);
  const sums = files.map(({ name, sha256 }) => `${sha256}  ${name}`);
  const gaps = missing.length === 0 ? [] : ['## Not in this archive', '', ...missing.map((each) => `- ${each}`), ''];
  return [
    `# ${escapeMarkdown(facts.study)}`,
    '',
    `A qualitative study, packed by Axial on ${facts.exported.slice(0, 10)} at revision ${facts.revision} of the study (${facts.exported}).`,
    ...facts.options.map(([name, value]) => `${name}: ${value}.`),
    '',
    '## What is in it',
    '',
    '| file | bytes | what it is, and how to read it |',
    '|---|---:|---|',
    ...rows,
    `| checksums.sha256 | | ${descriptions['checksums.sha256']} |`,
    '',
    ...gaps,
    '## Is it still what it was?',
    '',
    'Unpack the archive and let the checksums be compared, in the folder with the files:',
    '',
    '```',
    'sha256sum -c checksums.sha256          Linux; on a Mac: shasum -a 256 -c checksums.sha256',
    'Get-FileHash -Algorithm SHA256 *       Windows PowerShell, to compare with the list',
    '```',
    '',
    'The same sums in words, so that this page can be kept apart from the files:',
    '',
    '```',
    ...sums,
    '```',
    '',
  ].join('\n');
}

/** The checksums as `sha256sum` writes them. */
export const checksumLines = (files: readonly ChecksummedFile[]): string =>
  files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('');
