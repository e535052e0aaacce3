import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts';
import { listDocumentKeysIn, placeDocument } from '../store/documents.ts';
import { copyDocument } from '../store/duplicates.ts';
import { requireDocumentKey } from './codingRules.ts';
import type { CoreContext } from './context.ts';
import { freeDocumentName, requireDocument } from './documentRules.ts';
import { arrange } from './order.ts';
import { brief } from './words.ts';

/** A copy right behind the document, under its name with a number. */
export function duplicateDocument(
  context: CoreContext,
  { id, withCodings }: ParsedInputOf<'documents.duplicate'>,
): OutputOf<'documents.duplicate'> {
  const { name } = requireDocument(context.readable(), id);
  return context.operate({ name: 'documents.duplicate', label: `Duplicate “${brief(name)}”` }, (study) => {
    const from = requireDocumentKey(study, id);
    const copy = copyDocument(study, from, freeDocumentName(study, name, null), withCodings);
    const keys = listDocumentKeysIn(study, copy.groupKey);
    const next = keys[keys.indexOf(from) + 1] ?? null;
    for (const [position, key] of arrange(keys, [copy.key], next).entries()) {
      placeDocument(study, key, copy.groupKey, position);
    }
    return requireDocument(study, copy.id);
  });
}
