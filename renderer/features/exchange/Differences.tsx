import { type ExchangeKind, exchangeKindNames } from '#shared/domain/exchange.ts';
import { countOf, joinWords } from '../../ui/counts.ts';
import { Pick } from '../../ui/Pick.tsx';
import { choosePlan, type ExchangeLook, type Plan, useExchange } from './exchange.ts';

const sides = [
  { value: 'mine', label: 'keep mine' },
  { value: 'theirs', label: 'take theirs' },
] as const;

const textWays = [
  { value: 'copy', label: 'bring theirs in as copies' },
  { value: 'mine', label: 'keep my words' },
  { value: 'theirs', label: 'take their words' },
] as const;

const setSide = (kind: ExchangeKind, side: 'mine' | 'theirs', { choice }: Plan) =>
  choosePlan({ choice: { ...choice, kinds: { ...choice.kinds, [kind]: side } } });

/** What is done with the things of a kind that differ. */
export function SidePick({ kind }: { readonly kind: ExchangeKind }) {
  const plan = useExchange((state) => state.plan);
  return (
    <Pick
      label={`${exchangeKindNames[kind]} that differ`}
      value={plan.choice.kinds[kind] ?? 'mine'}
      options={sides}
      onChange={(side) => setSide(kind, side, plan)}
    />
  );
}

/** What is done with documents whose words differ. */
function TextPick({ count }: { readonly count: number }) {
  const plan = useExchange((state) => state.plan);
  if (count === 0) return null;
  return (
    <p className="exchange-texts">
      {countOf(count, 'document has', 'documents have')} other words here than there:
      <Pick
        label="Documents whose words differ"
        value={plan.choice.texts}
        options={textWays}
        onChange={(texts) => choosePlan({ choice: { ...plan.choice, texts } })}
      />
    </p>
  );
}

/** The things that differ, each with what differs; single ones can be taken though their kind is not. */
export function Differences({ differences }: { readonly differences: ExchangeLook['differences'] }) {
  const plan = useExchange((state) => state.plan);
  if (differences.length === 0) return null;
  const take = (id: string, on: boolean) =>
    choosePlan({ choice: { ...plan.choice, each: { ...plan.choice.each, [id]: on ? 'theirs' : 'mine' } } }, false);
  return (
    <section className="exchange-differences" aria-label="What differs">
      <TextPick count={differences.filter(({ text }) => text).length} />
      <details>
        <summary>Which ones differ, and in what</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
        <ul className="scroll" tabIndex={0} aria-label="Things that differ">
          {differences.map((one) => (
            <li key={`${one.kind} ${one.id}`}>
              <span className="exchange-what">{exchangeKindNames[one.kind].replace(/s$/u, '')}</span>{' '}
              <bdi className="exchange-name">{one.name}</bdi>
              <span className="exchange-say">{joinWords(one.fields)}</span>
              {!one.text && (
                <label className="check">
                  <input
                    type="checkbox"
                    checked={(plan.choice.each[one.id] ?? plan.choice.kinds[one.kind] ?? 'mine') === 'theirs'}
                    onChange={(event) => take(one.id, event.target.checked)}
                  />
                  <span>take theirs</span>
                </label>
              )}
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
