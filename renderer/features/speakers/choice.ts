import { useMemo } from 'react';
import { create } from 'zustand';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { compareNames } from '#shared/domain/codeTree.ts';
import { speakerWords } from '#shared/domain/speaker.ts';
import { useAsk } from '../../client/hooks.ts';

export type SpeakerScope = 'all' | 'participants' | 'chosen';

interface SpeakerView {
  /** The study that it holds for. */
  readonly studyId: string | null;
  readonly scope: SpeakerScope;
  /** Names whose words count while the scope is `chosen`. */
  readonly names: readonly string[];
}

/** Whose words count in segments and charts alike, for this sitting. */
const useSpeakerView = create<SpeakerView>()(() => ({ studyId: null, scope: 'all', names: [] }));

export type SpeakerChoice = NonNullable<InputOf<'segments.query'>['choice']['speakers']>;

/** One name over all documents. */
export type NamedSpeakers = OutputOf<'speakers.names'>[number];

const nobody: readonly NamedSpeakers[] = [];

/** The names of those who are speakers, participants first, each in natural order. */
export function useSpeakerNames(): readonly NamedSpeakers[] {
  const { data = nobody } = useAsk('speakers.names', {});
  return useMemo(
    () =>
      data.toSorted(
        (a, b) => Number(a.role === 'interviewer') - Number(b.role === 'interviewer') || compareNames(a.name, b.name),
      ),
    [data],
  );
}

/** As the engine takes it; `null` = everybody. */
export function choiceOfScope(
  scope: SpeakerScope,
  names: readonly string[],
  speakers: readonly NamedSpeakers[],
): SpeakerChoice | null {
  if (scope === 'participants') return { leaveOut: ['interviewer'], only: null };
  if (scope !== 'chosen') return null;
  const only = speakers.filter(({ name }) => names.includes(name)).flatMap(({ ids }) => ids);
  return only.length > 0 ? { leaveOut: [], only } : null;
}

export interface SpeakerScopeInHand {
  /** False while the study has no speakers: there is nothing to choose. */
  readonly isOffered: boolean;
  readonly scope: SpeakerScope;
  readonly names: readonly string[];
  readonly choice: SpeakerChoice | null;
  /** `words of interviewers are left out`; empty = everybody's count. */
  readonly words: string;
  readonly change: (part: { readonly scope: SpeakerScope; readonly names?: readonly string[] }) => void;
}

/** Whose words count, and how to change it. */
export function useSpeakerScope(): SpeakerScopeInHand {
  const studyId = useAsk('study.state', {}).data?.study?.id ?? null;
  const speakers = useSpeakerNames();
  const view = useSpeakerView();
  return useMemo(() => {
    const held = view.studyId === studyId ? view : { scope: 'all' as const, names: [] };
    const isOffered = speakers.length > 0;
    const choice = isOffered ? choiceOfScope(held.scope, held.names, speakers) : null;
    const scope = choice === null ? 'all' : held.scope;
    const known = new Set(speakers.map(({ name }) => name));
    const names = held.names.filter((name) => known.has(name));
    return {
      isOffered,
      scope,
      names,
      choice,
      words: choice ? speakerWords(choice.leaveOut ?? [], choice.only ? names : null) : '',
      change: (part) => useSpeakerView.setState({ studyId, names, ...part }),
    };
  }, [view, studyId, speakers]);
}
