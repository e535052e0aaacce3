import { paletteNames } from '#shared/charts/palette.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import type { DocumentId } from '#shared/domain/ids.ts';
import type { Speaker } from '#shared/domain/speaker.ts';
import { useAsk } from '../../client/hooks.ts';

export type SpeakerEntry = OutputOf<'speakers.list'>['speakers'][number];

const nobody: readonly SpeakerEntry[] = [];

/** Everybody who speaks in the study; empty until it is known. */
export const useSpeakers = (): readonly SpeakerEntry[] => useAsk('speakers.list', {}).data?.speakers ?? nobody;

/** Those who speak in one document, in order of first turn; empty until they are known. */
export function useSpeakersOf(documentId: DocumentId): readonly SpeakerEntry[] {
  const { data, outdated } = useAsk('speakers.list', { documentIds: [documentId] });
  return outdated ? nobody : (data?.speakers ?? nobody);
}

/**
 * The colour that a speaker shows in: their own, else one of the palette by their place among the participants of the
 * document. `null` for those who ask and for names that are nobody: their names stand back.
 */
export function colorOfSpeaker(speaker: Speaker, inDocument: readonly Speaker[]): string | null {
  if (speaker.role === 'none') return null;
  if (speaker.color !== null) return speaker.color;
  if (speaker.role === 'interviewer') return null;
  const place = inDocument.filter(({ role }) => role === 'participant').findIndex(({ id }) => id === speaker.id);
  return paletteNames[(place + 4) % paletteNames.length] ?? null;
}

export const roleOptions = [
  { value: 'participant', label: 'participant' },
  { value: 'interviewer', label: 'interviewer' },
  { value: 'none', label: 'not a speaker' },
] as const;
