import { useCallback } from 'react';
import type { Arrangement } from '#shared/analysis/reading/relationshipResult.ts';
import { useSend } from '../../../../client/hooks.ts';

/** Keeps an arrangement in the study, as one step with this label. */
export function useArrange(): (arrangement: Arrangement, label: string) => Promise<unknown> {
  const { send } = useSend('views.save');
  return useCallback(
    ({ name, places, labels }, label) =>
      send({
        name,
        content: { kind: 'arrangement', places: { ...places }, labels: { ...labels } },
        replace: true,
        label: label.slice(0, 200),
      }),
    [send],
  );
}
