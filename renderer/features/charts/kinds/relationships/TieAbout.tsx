import './relationships.css';
import { type RelationshipsResult, tieKey } from '#shared/analysis/reading/relationshipResult.ts';
import { type Carrier, carriedBy } from '#shared/charts/relationships/carried.ts';
import { unitOf } from '#shared/charts/relationships/words.ts';
import { formatCount } from '#shared/charts/sentences.ts';
import { hueOf } from '../../../../ui/hues.ts';
import type { AboutProps } from '../parts.ts';
import { useArrange } from './arrange.ts';

function CarrierRow({ carrier, most }: { readonly carrier: Carrier; readonly most: number }) {
  return (
    <li className="tie-carrier" {...hueOf(carrier.color)}>
      <span className="tie-carrier-name">{carrier.name}</span>
      <span className="tie-bar" aria-hidden="true">
        <span style={{ width: `${(carrier.value / most) * 100}%` }} />
      </span>
      <span className="tie-count">{formatCount(carrier.value)}</span>
    </li>
  );
}

function Carried({ result, first, second }: { result: RelationshipsResult; first: number; second: number }) {
  return carriedBy(result, first, second).map(({ theme, carriers }) => (
    <div key={theme} className="tie-part">
      <h2 className="tie-head">
        Carried by, of {theme}
        <span>{unitOf(result)}</span>
      </h2>
      <ul>
        {carriers.map((carrier) => (
          <CarrierRow key={carrier.id} carrier={carrier} most={carriers[0]?.value ?? 1} />
        ))}
      </ul>
    </div>
  ));
}

function LabelField({ result, tie, name }: { result: RelationshipsResult; tie: string; name: string }) {
  const { arrangement } = result;
  const arrange = useArrange();
  const before = arrangement.labels[tie] ?? '';
  const keep = (given: string) => {
    const words = given.replace(/\s+/gu, ' ').trim();
    if (words === before) return;
    const step = words === '' ? `Take the label off the tie of ${name}` : `Label the tie of ${name} “${words}”`;
    void arrange({ name: arrangement.name, labels: { [tie]: words === '' ? null : words } }, step);
  };
  return (
    <label className="tie-part tie-label">
      <span className="tie-head">
        Label of this tie <span>shown in the diagram</span>
      </span>
      <input
        className="field"
        key={`${tie} ${before}`}
        defaultValue={before}
        maxLength={200}
        placeholder="how the two belong together"
        onBlur={(event) => keep(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') keep(event.currentTarget.value);
        }}
      />
    </label>
  );
}

/** What carries the tie in hand, and what is written on it. */
export function TieAbout({ result: given, mark }: AboutProps) {
  const result = given as RelationshipsResult;
  if (mark.data?.kind !== 'pair') return null;
  const { first, second } = mark.data;
  const place = (id: string) => result.themes.findIndex((theme) => theme.id === id);
  return (
    <>
      <Carried result={result} first={place(first)} second={place(second)} />
      <LabelField result={result} tie={tieKey(first, second)} name={mark.name ?? ''} />
    </>
  );
}
