import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts';
import { exportPreset } from '#shared/contract/procedures/presets.ts';
import type { PresetId } from '#shared/domain/ids.ts';
import { AxialError } from '#shared/domain/result.ts';
import { deletePreset, insertPreset, listPresetRows, type PresetRow, updatePreset } from '../store/exportPresets.ts';
import type { ReadableStudy } from '../store/study.ts';
import type { CoreContext, Handlers, ProceduresOf } from './context.ts';
import { brief } from './words.ts';

type Told = OutputOf<'presets.list'>[number];

/** Saved exports: in the study, so that they travel with it; saving and deleting them can be undone. */
export const presetHandlers: Handlers<ProceduresOf<'presets'>> = {
  'presets.list': (context) => listPresetRows(context.readable()).flatMap(tell),
  'presets.save': savePreset,
  'presets.rename': renamePreset,
  'presets.delete': (context, { id }) => {
    const { name } = requirePreset(context.readable(), id);
    return context.operate({ name: 'presets.delete', label: `Delete the saved export “${brief(name)}”` }, (study) => {
      deletePreset(study, requirePreset(study, id).key);
      return { changed: 1 };
    });
  },
};

/** What cannot be read (from a version that knows more) is left where it is and not offered. */
function tell({ id, name, position, choice }: PresetRow): Told[] {
  const parsed = exportPreset.safeParse(JSON.parse(choice));
  return parsed.success ? [{ id, name, position, preset: parsed.data }] : [];
}

/** @throws AxialError `not_found` */
function requirePreset(study: ReadableStudy, id: PresetId): PresetRow {
  const row = listPresetRows(study).find((each) => each.id === id);
  if (!row) throw new AxialError('not_found', 'This saved export is not in the study any more.');
  return row;
}

function told(context: CoreContext, id: PresetId): Told {
  const [found] = tell(requirePreset(context.readable(), id));
  if (!found) throw new AxialError('internal', 'This saved export cannot be read.');
  return found;
}

const named = (study: ReadableStudy, name: string): PresetRow | undefined =>
  listPresetRows(study).find((row) => row.name === name);

const taken = (name: string): AxialError =>
  new AxialError('conflict', `There is already a saved export “${brief(name)}” in this study.`);

function savePreset(context: CoreContext, { name, preset, replace }: ParsedInputOf<'presets.save'>): Told {
  const before = named(context.readable(), name);
  if (before && !replace) throw taken(name);
  const choice = JSON.stringify(preset);
  const label = `${before ? 'Change' : 'Save'} the export “${brief(name)}”`;
  const id = context.operate({ name: 'presets.save', label }, (study) => {
    if (!before) return insertPreset(study, name, choice);
    if (before.choice !== choice) updatePreset(study, { key: before.key, name, choice });
    return before.id;
  });
  return told(context, id);
}

function renamePreset(context: CoreContext, { id, name }: ParsedInputOf<'presets.rename'>): Told {
  const before = requirePreset(context.readable(), id);
  const other = named(context.readable(), name);
  if (other && other.id !== id) throw taken(name);
  const label = `Rename the saved export “${brief(before.name)}” to “${brief(name)}”`;
  context.operate({ name: 'presets.rename', label }, (study) => {
    if (before.name !== name) updatePreset(study, { key: before.key, name, choice: before.choice });
  });
  return told(context, id);
}
