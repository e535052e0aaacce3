import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts';
import type { DocumentId } from '#shared/domain/ids.ts';
import { AxialError } from '#shared/domain/result.ts';
import { readTextHash } from '../store/documents.ts';
import type { ReadableStudy } from '../store/study.ts';
import { readText } from '../store/texts.ts';
import { listTextVersions } from '../store/textVersions.ts';
import { requireDocumentKey } from './codingRules.ts';
import type { CoreContext } from './context.ts';
import { requireDocument } from './documentRules.ts';
import { findDifferences } from './textDifferences.ts';

/** Every text that a document has had, the newest first; the one that stands is marked once. */
export function listVersions(study: ReadableStudy, id: DocumentId): OutputOf<'documents.versions'> {
  const document = requireDocument(study, id);
  const key = requireDocumentKey(study, id);
  const hash = readTextHash(study, key);
  const versions = listTextVersions(study, key, id);
  const standing = versions.findIndex((version) => version.hash === hash && !version.undone);
  const at = standing < 0 ? versions.findIndex((version) => version.hash === hash) : standing;
  const listed = versions.map((version, index) => ({ ...version, current: index === at }));
  if (at >= 0) return listed;
  // A copy without its history tells only of the text that it has.
  const alone = { hash, operation: 0, at: document.createdAt, actor: '', label: '', undone: false, current: true };
  return [{ ...alone, characters: document.characters }, ...listed];
}

/** One of the texts of a document. @throws AxialError `not_found` */
export function readVersion(study: ReadableStudy, id: DocumentId, hash: string): OutputOf<'documents.version'> {
  const known = listVersions(study, id).some((version) => version.hash === hash);
  const stored = known ? readText(study, hash) : null;
  if (!stored) throw new AxialError('not_found', 'The document never had this text.');
  return stored;
}

/** Two texts of a document and the edits that lead from one to the other. @throws AxialError `not_found` */
export async function compareVersions(
  context: CoreContext,
  { id, from, to }: ParsedInputOf<'documents.compareVersions'>,
): Promise<OutputOf<'documents.compareVersions'>> {
  const study = context.readable();
  const [before, after] = [readVersion(study, id, from).text, readVersion(study, id, to).text];
  const edits = await findDifferences(context, requireDocument(study, id).name, before, after);
  return { from: before, to: after, edits: [...edits] };
}
