/**
 * Moves places along a line as little as it takes until neighbours are `apart` from each other and all lie from `least` to
 * `most`; where there is not room for all, they stand evenly. The order stays (pooled adjacent places, as in isotonic
 * regression: the sum of squared moves is the least).
 */
export function spread(wanted: readonly number[], apart: number, least: number, most: number): number[] {
  const order = wanted.map((_, at) => at).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0) || a - b);
  const room = most - least - apart * (order.length - 1);
  const step = room < 0 && order.length > 1 ? (most - least) / (order.length - 1) : apart;
  const pools: { sum: number; count: number }[] = [];
  for (const [turn, at] of order.entries()) {
    pools.push({ sum: (wanted[at] ?? 0) - turn * step, count: 1 });
    for (let last = pools.at(-1), before = pools.at(-2); last && before && mean(before) >= mean(last); ) {
      before.sum += last.sum;
      before.count += last.count;
      pools.pop();
      [last, before] = [pools.at(-1), pools.at(-2)];
    }
  }
  const highest = Math.max(least, most - step * (order.length - 1));
  const offsets = pools.flatMap((pool) => {
    const place = Math.min(highest, Math.max(least, mean(pool)));
    return Array.from({ length: pool.count }, () => place);
  });
  const places = new Array<number>(wanted.length).fill(0);
  for (const [turn, at] of order.entries()) places[at] = (offsets[turn] ?? 0) + turn * step;
  return places;
}

const mean = ({ sum, count }: { readonly sum: number; readonly count: number }): number => sum / count;
