import { useMemo } from 'react';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { compareNames } from '#shared/domain/codeTree.ts';
import { speakerWords } from '#shared/domain/speaker.ts';
import { useAsk } from '../../client/hooks.ts';
import { type SpeakerFilter, session, useSession } from '../../state/session.ts';

type SpeakerScope = SpeakerFilter['scope'];

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
  const speakers = useSpeakerNames();
  const held = useSession((state) => state.speakers);
  return useMemo(() => {
    const isOffered = speakers.length > 0;
    const choice = isOffered ? choiceOfScope(held.scope, held.names, speakers) : null;
    const known = new Set(speakers.map(({ name }) => name));
    const names = held.names.filter((name) => known.has(name));
    return {
      isOffered,
      scope: choice === null ? 'all' : held.scope,
      names,
      choice,
      words: choice ? speakerWords(choice.leaveOut ?? [], choice.only ? names : null) : '',
      change: (part) => session().set({ speakers: { names, ...part } }),
    };
  }, [held, speakers]);
}
