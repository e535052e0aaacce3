import { useCallback } from 'react';
import type { InputOf } from '#shared/contract/index.ts';
import { useSend } from '../../../../client/hooks.ts';

type Part = Pick<InputOf<'views.arrange'>, 'name' | 'places' | 'labels' | 'allAutomatic'>;

/** Keeps a part of an arrangement in the study, as one step with this label; what is not in it stays as it is. */
export function useArrange(): (part: Part, label: string) => Promise<unknown> {
  const { send } = useSend('views.arrange');
  return useCallback((part, label) => send({ ...part, label: label.slice(0, 200) }), [send]);
}
