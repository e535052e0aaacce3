import type { FormatMark } from '#shared/domain/document.ts';
import { listSpeakerRowsIn, setSpeakerName } from '../store/speakers.ts';
import type { WritableStudy } from '../store/study.ts';
import type { CorrectionPlan } from './correctionPlan.ts';
import { noteSpeakers } from './speakerRules.ts';

/**
 * Keeps those who speak in step with the marks of a corrected text: a name that was corrected everywhere is the same
 * person under another name, a new name is somebody new.
 */
export function keepSpeakers(study: WritableStudy, documentKey: number, plan: CorrectionPlan): void {
  const names = new Set(speakerMarks(plan.format).map(({ value }) => value));
  const rows = listSpeakerRowsIn(study, documentKey);
  const taken = new Set(rows.map(({ name }) => name));
  for (const [from, to] of renamed(plan)) {
    const row = rows.find(({ name }) => name === from);
    if (!row || names.has(from) || taken.has(to)) continue;
    setSpeakerName(study, row.key, to);
    taken.add(to);
  }
  noteSpeakers(study, documentKey, plan.format);
}

const speakerMarks = (format: readonly FormatMark[]) => format.filter(({ kind, value }) => kind === 'speaker' && value);

/** Names with those that stand in their places now, by the first turn of each whose name is another. */
function renamed({ formatBefore, format, reanchor }: CorrectionPlan): Map<string, string> {
  const names = new Map<string, string>();
  const byStart = new Map(speakerMarks(format).map(({ start, value = '' }) => [start, value]));
  for (const mark of speakerMarks(formatBefore)) {
    const name = byStart.get(reanchor(mark).range?.start ?? -1);
    if (name !== undefined && name !== mark.value && !names.has(mark.value ?? '')) names.set(mark.value ?? '', name);
  }
  return names;
}
