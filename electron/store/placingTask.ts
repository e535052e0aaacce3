import { buildCodeTree, namesOf } from '#shared/domain/codeTree.ts';
import type { PlacingDocument } from '#shared/interchange/segmentPlacing.ts';
import { listCodes } from './codes.ts';
import { findDocumentKey, listDocuments } from './documents.ts';
import { withStudyToRead } from './studyFile.ts';
import { readTextOf } from './texts.ts';

/** What a worker needs of a study to find coded segments in it: its texts, and its codes by the names from the theme down. */
export interface PlacingStudy {
  readonly documents: readonly PlacingDocument[];
  readonly codes: readonly (readonly string[])[];
}

/** Reads it from the file, over a connection of its own. */
export function readPlacingStudy(path: string): PlacingStudy {
  return withStudyToRead(path, (study) => {
    const codes = listCodes(study);
    const tree = buildCodeTree(codes);
    return {
      documents: listDocuments(study).map(({ id, name }) => {
        const key = findDocumentKey(study, id);
        return { id, name, text: key === undefined ? '' : (readTextOf(study, key) ?? '') };
      }),
      codes: codes.map(({ id }) => namesOf(tree, id)),
    };
  });
}
