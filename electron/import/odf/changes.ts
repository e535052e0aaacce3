import { elementsOf, findElements, type XmlElement } from '../xmlTree.ts';

/** What was changed in a document whose changes were tracked, by the ids of the changes. */
export interface OdfChanges {
  readonly inserted: ReadonlySet<string>;
  /** What stood where something was deleted. */
  readonly deleted: ReadonlyMap<string, readonly XmlElement[]>;
  /** Names of comments that have an end, and so are about the words between. */
  readonly endedComments: ReadonlySet<string>;
}

/** Changes and comments that reach over a stretch of the text. */
export function readChanges(body: XmlElement): OdfChanges {
  const inserted = new Set<string>();
  const deleted = new Map<string, readonly XmlElement[]>();
  for (const region of findElements(body, 'text:changed-region')) {
    const id = region.attributes['text:id'] ?? region.attributes['xml:id'] ?? '';
    for (const change of elementsOf(region)) {
      if (change.name === 'text:insertion') inserted.add(id);
      if (change.name === 'text:deletion')
        deleted.set(
          id,
          elementsOf(change).filter(({ name }) => name !== 'office:change-info'),
        );
    }
  }
  const ends = findElements(body, 'office:annotation-end').map(({ attributes }) => attributes['office:name'] ?? '');
  return { inserted, deleted, endedComments: new Set(ends) };
}
