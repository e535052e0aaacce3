import type { PresetId } from '#shared/domain/ids.ts';
import { type ReadableStudy, reader, type WritableStudy, writer } from './study.ts';

/** A saved export: its choice is JSON that the contract knows how to read. */
export interface PresetRow {
  readonly key: number;
  readonly id: PresetId;
  readonly name: string;
  readonly choice: string;
  readonly position: number;
}

const presetSql = 'SELECT key, id, name, choice, position FROM export_presets';

/** All saved exports in their order; `position` counts 0, 1, 2 … */
export function listPresetRows(study: ReadableStudy): PresetRow[] {
  const rows = study[reader].all<PresetRow>(`${presetSql} ORDER BY position, key`);
  return rows.map((row, position) => ({ ...row, position }));
}

export function insertPreset(study: WritableStudy, name: string, choice: string): PresetId {
  const id = study.newId() as PresetId;
  study[writer].insert(
    `INSERT INTO export_presets (id, name, choice, position)
     VALUES (?, ?, ?, (SELECT coalesce(max(position) + 1, 0) FROM export_presets))`,
    id,
    name,
    choice,
  );
  return id;
}

export function updatePreset(study: WritableStudy, { key, name, choice }: Omit<PresetRow, 'id' | 'position'>): void {
  study[writer].run('UPDATE export_presets SET name = ?, choice = ? WHERE key = ?', name, choice, key);
}

export function deletePreset(study: WritableStudy, key: number): void {
  study[writer].run('DELETE FROM export_presets WHERE key = ?', key);
}
