import type { Code } from '#shared/domain/code.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { type ReadableStudy, reader, type WritableStudy, writer } from './study.ts';

const codeSql = `SELECT c.id, p.id AS parentId, c.name, c.color, c.position, c.description, c.when_to_use AS whenToUse,
    c.when_not_to_use AS whenNotToUse, c.example, c.shortcut AS key, c.role, c.created_at AS createdAt,
    c.changed_at AS changedAt
  FROM codes c LEFT JOIN codes p ON p.key = c.parent_key`;

/** All codes; `position` counts 0, 1, 2 … among siblings. */
export function listCodes(study: ReadableStudy): Code[] {
  const codes = study[reader].all<Code>(`${codeSql} ORDER BY c.parent_key, c.position, c.key`);
  const next = new Map<CodeId | null, number>();
  return codes.map((code) => {
    const position = next.get(code.parentId) ?? 0;
    next.set(code.parentId, position + 1);
    return { ...code, position };
  });
}

/** One code; its `position` orders it among its siblings, with gaps where siblings were deleted. */
export function findCode(study: ReadableStudy, id: CodeId): Code | null {
  return study[reader].one<Code>(`${codeSql} WHERE c.id = ?`, id) ?? null;
}

export function findCodeKey(study: ReadableStudy, id: CodeId): number | undefined {
  return study[reader].value<number>('SELECT key FROM codes WHERE id = ?', id);
}

/** Every code's id by its key. */
export function codeIdsByKey(study: ReadableStudy): Map<number, CodeId> {
  const rows = study[reader].all<{ key: number; id: CodeId }>('SELECT key, id FROM codes');
  return new Map(rows.map((row) => [row.key, row.id]));
}

/** Key of the child of this name, spelled exactly so. */
export function findChildKey(study: ReadableStudy, parentKey: number | null, name: string): number | undefined {
  return study[reader].value<number>('SELECT key FROM codes WHERE parent_key IS ? AND name = ?', parentKey, name);
}

/** Keys of the children of a code (`null` = the themes), in their order. */
export function listChildKeys(study: ReadableStudy, parentKey: number | null): number[] {
  return study[reader].values<number>('SELECT key FROM codes WHERE parent_key IS ? ORDER BY position, key', parentKey);
}

/** Keys of a code and all below it. */
export function listSubtreeKeys(study: ReadableStudy, key: number): number[] {
  return study[reader].values<number>(
    `WITH RECURSIVE below (key) AS (
       VALUES (?) UNION SELECT codes.key FROM codes JOIN below ON codes.parent_key = below.key
     ) SELECT key FROM below`,
    key,
  );
}

/** Keys of a code and all above it, from itself to its theme. */
export function listLineKeys(study: ReadableStudy, key: number): number[] {
  return study[reader].values<number>(
    `WITH RECURSIVE above (key, step) AS (
       VALUES (?, 0) UNION ALL
       SELECT codes.parent_key, step + 1 FROM codes JOIN above ON codes.key = above.key
       WHERE codes.parent_key IS NOT NULL AND step < 1000
     ) SELECT key FROM above ORDER BY step`,
    key,
  );
}

export type CodeFields = Partial<
  Pick<Code, 'name' | 'color' | 'description' | 'whenToUse' | 'whenNotToUse' | 'example' | 'key' | 'role'>
>;

const columnOf: Record<keyof CodeFields, string> = {
  name: 'name',
  color: 'color',
  description: 'description',
  whenToUse: 'when_to_use',
  whenNotToUse: 'when_not_to_use',
  example: 'example',
  key: 'shortcut',
  role: 'role',
};

/** The position behind all children of a code (`null` = behind the themes). */
export function nextPosition(study: ReadableStudy, parentKey: number | null): number {
  const sql = 'SELECT coalesce(max(position) + 1, 0) FROM codes WHERE parent_key IS ?';
  return study[reader].value<number>(sql, parentKey) ?? 0;
}

/** Adds a code after its siblings. */
export function insertCode(
  study: WritableStudy,
  parentKey: number | null,
  fields: CodeFields & { readonly name: string },
): { key: number; id: CodeId } {
  const id = study.newId() as CodeId;
  const key = study[writer].insert(
    `INSERT INTO codes (id, parent_key, name, color, position, description, when_to_use, when_not_to_use, example,
       shortcut, role, created_at, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    id,
    parentKey,
    fields.name,
    fields.color ?? null,
    nextPosition(study, parentKey),
    fields.description ?? '',
    fields.whenToUse ?? '',
    fields.whenNotToUse ?? '',
    fields.example ?? '',
    fields.key ?? null,
    fields.role ?? null,
    study.now,
    study.now,
  );
  return { key, id };
}

/** Sets the fields that are given. */
export function updateCode(study: WritableStudy, key: number, fields: CodeFields): void {
  const given = (Object.keys(fields) as (keyof CodeFields)[]).filter((field) => fields[field] !== undefined);
  if (given.length === 0) return;
  study[writer].run(
    `UPDATE codes SET ${given.map((field) => `${columnOf[field]} = ?`).join(', ')}, changed_at = ? WHERE key = ?`,
    ...given.map((field) => fields[field] ?? null),
    study.now,
    key,
  );
}

/** Takes a key of the keyboard from whatever code has it. */
export function freeShortcut(study: WritableStudy, shortcut: string): void {
  study[writer].run('UPDATE codes SET shortcut = NULL, changed_at = ? WHERE shortcut = ?', study.now, shortcut);
}

/** Puts a code under a parent at a place; others are not moved. */
export function placeCode(study: WritableStudy, key: number, parentKey: number | null, position: number): void {
  study[writer].run('UPDATE codes SET parent_key = ?, position = ? WHERE key = ?', parentKey, position, key);
}

/** Deletes a code with its subcodes, their codings and the memo links to them. */
export function deleteCode(study: WritableStudy, key: number): void {
  study[writer].run('DELETE FROM codes WHERE key = ?', key);
}

export function findCodeIdByKey(study: ReadableStudy, key: number): CodeId | undefined {
  return study[reader].value<CodeId>('SELECT id FROM codes WHERE key = ?', key);
}
