import type { CoOccurrenceUnit } from '../analysis/results.ts';
import { choiceOf, type FlagSetting, type NumberSetting } from './settings.ts';

const units: readonly { readonly value: CoOccurrenceUnit; readonly label: string }[] = [
  { value: 'pairs', label: 'pairs' },
  { value: 'stretches', label: 'stretches' },
  { value: 'characters', label: 'characters' },
  { value: 'paragraphs', label: 'paragraphs' },
  { value: 'documents', label: 'documents' },
  { value: 'near', label: 'near' },
];

/** The unit in which ties are counted (METHOD.md §3); the words behind a tie are found by these two names. */
export const unitSettings = {
  unit: choiceOf('Count', units, 'pairs'),
  near: {
    type: 'number',
    label: 'At most',
    least: 0,
    most: 1000,
    step: 1,
    unit: 'paragraphs apart',
    fallback: 1,
    when: ({ unit }) => unit === 'near',
  } satisfies NumberSetting as NumberSetting,
};

/** Whether a code's ties with its own subcodes are shown. */
export const relativesSetting: FlagSetting = {
  type: 'flag',
  label: 'Codes with their own subcodes',
  fallback: false,
};
