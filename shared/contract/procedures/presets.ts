import { z } from 'zod';
import { givenName, presetId } from '../entities.ts';
import { mutation, query } from '../procedure.ts';
import { chosenExports, exportChoice } from './exportChoice.ts';
import { exportFormats } from './transfers.ts';

/** An export as it is saved: what, as which format, of which part of the study. */
export const exportPreset = z.object({
  what: z.enum(chosenExports),
  format: z.enum(exportFormats),
  choice: exportChoice,
  /** For a document with its coding: with comments and memos. */
  notes: z.boolean().default(true),
  /** For numbered text: where lines are wrapped. */
  width: z.int().min(20).max(1000).nullable().default(null),
});

export const savedPreset = z.object({
  id: presetId,
  name: z.string(),
  position: z.int(),
  preset: exportPreset,
});

export const presetProcedures = {
  'presets.list': query(['presets'], z.object({}), z.array(savedPreset)),
  /** Saves an export under a name; one of that name is only changed where `replace` is said. */
  'presets.save': mutation(
    ['presets'],
    z.object({ name: givenName, preset: exportPreset, replace: z.boolean().default(false) }),
    savedPreset,
  ),
  'presets.rename': mutation(['presets'], z.object({ id: presetId, name: givenName }), savedPreset),
  'presets.delete': mutation(['presets'], z.object({ id: presetId }), z.object({ changed: z.int() })),
};
