import type { Settings } from '#shared/analysis/chartResult.ts';
import { type Clock, clockOfSettings, isZone } from '#shared/analysis/reading/clock.ts';
import { AxialError } from '#shared/domain/result.ts';

/** The clock that a chart's days are told by. @throws AxialError `invalid_input` for a time zone that is not known */
export function askedClock({ zone, minutesEast }: Settings): Clock {
  const named = String(zone ?? '');
  if (named !== '' && !isZone(named)) {
    throw new AxialError('invalid_input', `There is no time zone “${named}”; one is called, say, Europe/Amsterdam.`);
  }
  return clockOfSettings({ zone: named, minutesEast: Number(minutesEast ?? 0) });
}
