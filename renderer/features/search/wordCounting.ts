import { useMemo } from 'react';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import type { VariableId } from '#shared/domain/ids.ts';
import { guessLanguages } from '#shared/text/wordLanguages.ts';
import { useAsk } from '../../client/hooks.ts';
import { useLayoutMemory } from '../../frame/preferences.ts';
import { useVariables } from '../documents/documents.ts';
import { useSpeakerScope } from '../speakers/choice.ts';
import { useDocumentScope, useSearchView } from './view.ts';

export type WordsInput = InputOf<'words.frequencies'>;
export type WordFrequencies = OutputOf<'words.frequencies'>;
export type CountedRow = WordFrequencies['words'][number];

/** More than these nobody reads; the export has up to 5,000. */
export const mostShown = 1000;

/** What is left out of the count, remembered on this machine for each study. */
interface LeftOut {
  /** Languages whose small words are left out; `null` = not decided yet. */
  readonly stopLists: readonly string[] | null;
  /** Own words, besides. */
  readonly words: readonly string[];
}
const nothingYet: LeftOut = { stopLists: null, words: [] };

/** The words of the texts as they are to be counted, and their counts. */
export function useWordCount() {
  const studyId = useAsk('study.state', {}).data?.study?.id ?? '';
  const [leftOut, remember] = useLayoutMemory<LeftOut>(`words:${studyId}`, nothingYet);
  const { documentIds } = useDocumentScope();
  const { choice: speakers } = useSpeakerScope();
  const { by: wantedBy, shortest, numbers } = useSearchView((view) => view.words);
  const { variables } = useVariables();
  const by =
    wantedBy.startsWith('variable:') && !variables.some(({ id }) => wantedBy === `variable:${id}`) ? 'none' : wantedBy;
  const undecided = leftOut.stopLists === null;
  const plain = useAsk('words.frequencies', { documentIds: null, limit: 100 }, { enabled: undecided });
  const guessed = useMemo(() => {
    const { words = [], stopLists = [] } = plain.data ?? {};
    const offered = stopLists.map(({ language }) => language);
    return guessLanguages(
      words.map(({ word }) => word),
      offered,
    );
  }, [plain.data]);
  const stopLists = leftOut.stopLists ?? guessed;
  const input: WordsInput = {
    ...{ documentIds, speakers, shortest, numbers, limit: mostShown },
    by: by.startsWith('variable:') ? { variableId: by.slice(9) as VariableId } : (by as 'none' | 'group' | 'document'),
    stopLists: [...stopLists],
    alsoStop: [...leftOut.words],
  };
  const isKnown = !undecided || plain.data !== undefined || plain.failure !== undefined;
  const answer = useAsk('words.frequencies', input, { enabled: isKnown });
  return {
    ...{ input, by, answer, variables, stopLists },
    ownWords: leftOut.words,
    setStopLists: (languages: readonly string[]) => remember({ stopLists: languages, words: leftOut.words }),
    setOwnWords: (words: readonly string[]) => remember({ stopLists, words }),
  };
}
export type WordCount = ReturnType<typeof useWordCount>;
