import type { SaxesTagNS } from 'saxes';
import { AxialError } from '#shared/domain/result.ts';
import { codebookShape, projectShape } from '#shared/interchange/refi/elements.ts';
import type { RefiCodebook, RefiProject } from '#shared/interchange/refi/model.ts';
import { refusedFile } from '../refusals.ts';
import { walkXml } from '../xml.ts';
import { ElementReader } from './elementReader.ts';
import type { Findings } from './findings.ts';
import { xmlPieces } from './xmlText.ts';

export type RefiRoot =
  | { readonly kind: 'project'; readonly project: RefiProject }
  | { readonly kind: 'codebook'; readonly codebook: RefiCodebook };

/** Hears how much of a file is read: a share from 0 to 1. */
export type OnRead = (share: number) => void;

/**
 * Reads the XML of a project or a codebook, as a stream. `name` is how the file is called in sentences.
 * @throws AxialError `unsupported_format` when it is not well formed, has a document type declaration, or is something else
 */
export function readRefiXml(bytes: Uint8Array, name: string, findings: Findings, onRead?: OnRead): RefiRoot {
  const reader = new ElementReader(findings);
  let root: RefiRoot | null = null;
  try {
    walkXml(xmlPieces(bytes, name, findings, onRead), {
      open: (tag) => {
        if (root) reader.open(tag);
        else root = openRoot(tag, reader, name, findings);
      },
      text: (text) => reader.text(text),
      close: () => reader.close(),
      doctype: () => {
        throw refusedFile(
          `${name} has a document type declaration (DOCTYPE), which a file of this format never needs; it was refused for safety.`,
        );
      },
    });
  } catch (error) {
    throw error instanceof AxialError ? error : refusedFile(malformed(name, error));
  }
  if (!root) throw refusedFile(`${name} is empty: there is no project in it.`);
  return root;
}

function openRoot(tag: SaxesTagNS, reader: ElementReader, name: string, findings: Findings): RefiRoot {
  const called = tag.local.toLowerCase();
  if (called !== 'project' && called !== 'codebook') {
    throw refusedFile(`${name} is no REFI-QDA file: its outermost element is ${tag.local}, not Project or CodeBook.`);
  }
  const standard = `urn:QDA-XML:${called}:1.0`;
  if (tag.uri !== standard) acceptNamespace(tag, standard, name, findings);
  // The shapes cover the models field by field (shapes.ts), and the reader fills in what is required.
  return called === 'project'
    ? { kind: 'project', project: reader.root(tag, projectShape) as unknown as RefiProject }
    : { kind: 'codebook', codebook: reader.root(tag, codebookShape) as unknown as RefiCodebook };
}

/** Programs write the namespace in several ways; one that has nothing to do with the format is refused. */
function acceptNamespace(tag: SaxesTagNS, standard: string, name: string, findings: Findings): void {
  if (tag.uri !== '' && !/qda-?xml|qdasoftware|refi/i.test(tag.uri)) {
    throw refusedFile(`${name} is no REFI-QDA file: its elements are of the namespace ${tag.uri}.`);
  }
  const said = tag.uri === '' ? 'names no namespace' : `names the namespace ${tag.uri}`;
  findings.add({ element: tag.local, name }, `The file ${said} instead of ${standard}; it was read as if it did.`);
}

function malformed(name: string, error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  if (message === 'nested too deeply') return `${name} is nested more deeply than the program reads.`;
  const line = /^(?:[^:]*:)?(\d+):\d+: /.exec(message)?.[1];
  return `${name} is damaged: its XML is not well formed${line === undefined ? '' : ` (line ${line})`}.`;
}
