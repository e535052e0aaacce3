import { counted, formatCount } from '#shared/charts/sentences.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { hueOf } from '../../ui/hues.ts';
import { openSegmentsOf } from './toSegments.ts';

type Place = OutputOf<'pages.code'>['where'][number];

/** Neighbouring hundredths with as many codings as a run of one strength. */
function runsOf(sections: Int32Array): { from: number; to: number; count: number }[] {
  const runs: { from: number; to: number; count: number }[] = [];
  sections.forEach((count, at) => {
    const last = runs.at(-1);
    if (last && last.to === at && last.count === count) last.to = at + 1;
    else if (count > 0) runs.push({ from: at, to: at + 1, count });
  });
  return runs;
}

/** One coding is pale, three and more are full: how densely it stands there. */
const strengthOf = (count: number): number => Math.min(1, 0.4 + 0.3 * (count - 1));

interface WhereStripsProps {
  readonly codeId: CodeId;
  readonly color: string;
  readonly where: readonly Place[];
}

/** Where the code stands in each document, from its beginning at the left to its end. */
export function WhereStrips({ codeId, color, where }: WhereStripsProps) {
  return (
    <ul className="page-where" {...hueOf(color)}>
      {where.map((place) => (
        <li key={place.documentId}>
          <button
            type="button"
            className="page-bar-row"
            title={`${place.name}: ${counted(place.codings, 'coding')}. Shows them in Segments.`}
            onClick={() => openSegmentsOf([codeId], place.documentId)}
          >
            <span className="page-bar-name">{place.name}</span>
            <svg className="page-strip" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
              <rect className="page-strip-ground" x={0} y={4.6} width={100} height={0.8} />
              {runsOf(place.sections).map(({ from, to, count }) => (
                <rect key={from} x={from} y={0} width={to - from} height={10} opacity={strengthOf(count)} />
              ))}
            </svg>
            <span className="page-bar-number">{formatCount(place.codings)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
