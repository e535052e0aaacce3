import type { FormatMark } from '#shared/domain/document.ts';
import { listSpeakerRowsIn, setSpeakerName } from '../store/speakers.ts';
import type { WritableStudy } from '../store/study.ts';
import type { CorrectionPlan } from './correctionPlan.ts';
import { noteSpeakers } from './speakerRules.ts';

/**
 * Keeps those who speak in step with the marks of a corrected text: a name that was corrected everywhere is the same
 * person under another name, a new name is somebody new.
 */
export function keepSpeakers(
  study: WritableStudy,
  documentKey: number,
  { formatBefore, format }: CorrectionPlan,
): void {
  const [gone, come] = [namesOf(formatBefore), namesOf(format)];
  const rows = listSpeakerRowsIn(study, documentKey);
  const taken = new Set(rows.map(({ name }) => name));
  for (const [from, to] of renamed(formatBefore, format)) {
    const row = rows.find(({ name }) => name === from);
    if (row && gone.has(from) && !come.has(from) && !taken.has(to)) {
      setSpeakerName(study, row.key, to);
      taken.add(to);
    }
  }
  noteSpeakers(study, documentKey, format);
}

const marksOf = (format: readonly FormatMark[]) => format.filter(({ kind, value }) => kind === 'speaker' && value);
const namesOf = (format: readonly FormatMark[]) => new Set(marksOf(format).map(({ value }) => value ?? ''));

/** Names that are gone, with what stands in their places: told by the order of turns, which must have stayed. */
function renamed(before: readonly FormatMark[], after: readonly FormatMark[]): Map<string, string> {
  const [marks, now] = [marksOf(before), marksOf(after)];
  const names = new Map<string, string>();
  if (marks.length !== now.length) return names;
  for (const [index, { value = '' }] of marks.entries()) {
    const name = now[index]?.value ?? '';
    if (name !== value && !names.has(value)) names.set(value, name);
  }
  return names;
}
