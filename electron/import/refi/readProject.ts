import type { RefiFile } from '#shared/interchange/refi/file.ts';
import { emptyFile } from '../refusals.ts';
import { openArchive } from './archive.ts';
import { Findings } from './findings.ts';
import { type OnRead, readRefiXml } from './readXml.ts';

/**
 * Reads a file of the exchange format, whatever its name ends in: an archive (`.qdpx`), a bare project (`.qde`) or a
 * codebook (`.qdc`). What cannot be taken as it stands is told among the findings.
 * @throws AxialError `unsupported_format` when nothing of it can be read
 */
export function readRefiFile(bytes: Uint8Array, name: string, onRead?: OnRead): RefiFile {
  if (bytes.length === 0) throw emptyFile(name);
  const findings = new Findings();
  if (!isArchive(bytes)) return bareFile(bytes, name, findings, onRead);
  const { project, files, spellings, supplement, extras } = openArchive(bytes, name, findings);
  const root = readRefiXml(project, name, findings, onRead);
  if (root.kind === 'codebook') return { ...root, findings: findings.list() };
  return {
    ...root,
    files,
    spellings,
    supplement: supplement && new TextDecoder().decode(supplement),
    extras,
    findings: findings.list(),
  };
}

const isArchive = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

function bareFile(bytes: Uint8Array, name: string, findings: Findings, onRead?: OnRead): RefiFile {
  const root = readRefiXml(bytes, name, findings, onRead);
  if (root.kind === 'codebook') return { ...root, findings: findings.list() };
  return {
    ...root,
    files: new Map(),
    spellings: new Map(),
    supplement: null,
    extras: [],
    findings: findings.list(),
  };
}
