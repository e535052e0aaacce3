/** Milliseconds of the longest time in which an engine that works answers nothing else. */
export async function longestSilence(work: () => Promise<unknown>): Promise<number> {
  let last = performance.now();
  let longest = 0;
  const beat = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  };
  const timer = setInterval(beat, 10);
  await work();
  beat();
  clearInterval(timer);
  return longest;
}
