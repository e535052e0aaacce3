import { useState } from 'react';
import type { OffsetReading } from '#shared/interchange/incoming.ts';
import { Pick } from '../../ui/Pick.tsx';
import { choosePlan, type ExchangeLook } from './exchange.ts';
import { readingWords } from './reportText.ts';

const readings: readonly OffsetReading[] = (['code points', 'UTF-16 units'] as const).flatMap((unit) =>
  ([2, 1] as const).flatMap((lineEnd) =>
    (['exclusive', 'inclusive'] as const).map((end): OffsetReading => ({ unit, lineEnd, end })),
  ),
);

const keyOf = ({ unit, lineEnd, end }: OffsetReading): string => `${unit} ${lineEnd} ${end}`;

/** How positions in the file were counted, why, and another way to read them. Only where the file holds any. */
export function OffsetChoice({ offsets }: { readonly offsets: ExchangeLook['report']['offsets'] }) {
  // The first reading was found out from the file: it stays marked when another is tried.
  const [found] = useState(offsets && keyOf(offsets.used));
  if (!offsets) return null;
  const labelOf = (reading: OffsetReading) =>
    keyOf(reading) === found ? `${readingWords(reading)} (as found)` : readingWords(reading);
  const choose = (key: string) => {
    const reading = readings.find((each) => keyOf(each) === key);
    if (reading) choosePlan({ offsets: reading });
  };
  return (
    <section
      className={offsets.sure ? 'exchange-offsets' : 'exchange-offsets unsure'}
      aria-label="Positions of coded segments"
    >
      <span className="option">
        <span className="option-label">Positions are counted</span>
        <Pick
          label="How positions are counted"
          value={keyOf(offsets.used)}
          options={readings.map((reading) => ({ value: keyOf(reading), label: labelOf(reading) }))}
          onChange={choose}
        />
      </span>
      <p>{offsets.why}</p>
    </section>
  );
}
