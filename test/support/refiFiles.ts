import { unzipSync, type Zippable, zipSync } from 'fflate';
import type { RefiCodebookFile, RefiProjectFile } from '#shared/interchange/refi/file.ts';
import { writeCodebookXml, writeProjectXml } from '#shared/interchange/refi/writeXml.ts';
import { readRefiFile } from '../../electron/import/refi/readProject.ts';

export const bytesOfText = (text: string): Uint8Array => new TextEncoder().encode(text);

/** An archive with these entries in this order; contents are texts or bytes. */
export function archiveOf(entries: Readonly<Record<string, string | Uint8Array | Zippable[string]>>): Uint8Array {
  const packed: Zippable = {};
  for (const [name, content] of Object.entries(entries)) {
    packed[name] = typeof content === 'string' ? bytesOfText(content) : content;
  }
  return zipSync(packed);
}

/** A small project: one text, whose XML and file are given, and one code. */
export const projectXml = (inside: string, attributes = 'name="P"'): string =>
  `<?xml version="1.0" encoding="utf-8"?><Project xmlns="urn:QDA-XML:project:1.0" ${attributes}>${inside}</Project>`;

export function readProject(file: string | Uint8Array, name = 'p.qdpx'): RefiProjectFile {
  const read = readRefiFile(typeof file === 'string' ? bytesOfText(file) : file, name);
  if (read.kind !== 'project') throw new Error(`${name} is a codebook`);
  return read;
}

export function readCodebook(file: string | Uint8Array, name = 'c.qdc'): RefiCodebookFile {
  const read = readRefiFile(typeof file === 'string' ? bytesOfText(file) : file, name);
  if (read.kind !== 'codebook') throw new Error(`${name} is a project`);
  return read;
}

export const projectText = (file: RefiProjectFile): string => [...writeProjectXml(file.project)].join('');
export const codebookText = (file: RefiCodebookFile): string => [...writeCodebookXml(file.codebook)].join('');

/** The XML of a file of the exchange format, read by nobody but a ZIP library. */
export function xmlOf(bytes: Uint8Array): string {
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const entries = isArchive ? Object.entries(unzipSync(bytes)) : [['project.qde', bytes] as const];
  const found =
    entries.find(([name]) => /^project\.qde$/i.test(name)) ?? entries.find(([name]) => /\.qde$/i.test(name));
  return new TextDecoder().decode(found?.[1]);
}
