import { setImmediate } from 'node:timers/promises';
import { AxialError } from '#shared/domain/result.ts';
import type { IncomingStudy } from '#shared/interchange/incoming.ts';
import type { CoreContext } from '../context.ts';
import type { ExchangeChoice } from './plan.ts';
import { type BringingPlan, planInSteps } from './planBringing.ts';

/** Milliseconds of planning after which others have their turn. */
const usualSlice = 8;

/**
 * {@link planBringing} in slices between which the program does what else it is asked. A plan is of one revision: when the
 * study was changed meanwhile, it is begun anew. `target`: the open study, or an empty one.
 * @throws AxialError `cancelled`; `conflict` when the study was closed meanwhile
 */
export async function planInSlices(
  context: CoreContext,
  target: 'open' | 'nothing',
  incoming: IncomingStudy,
  choice: ExchangeChoice,
  signal: AbortSignal,
  slice: number = usualSlice,
): Promise<BringingPlan> {
  const study = target === 'open' ? context.study() : null;
  const begin = () => planInSteps(study?.readable ?? null, incoming, choice, context.actor());
  let revision = study?.revision();
  let steps = begin();
  for (let since = performance.now(); ; ) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - since < slice) continue;
    await setImmediate();
    if (signal.aborted) throw new AxialError('cancelled', 'It was stopped before anything came in.');
    if (study && context.openStudy() !== study) {
      throw new AxialError('conflict', 'The study was closed while the project was being compared with it.');
    }
    since = performance.now();
    if (study?.revision() === revision) continue;
    revision = study?.revision();
    steps = begin();
  }
}
