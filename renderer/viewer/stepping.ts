/** `n` and `p` go to the next and the previous coding of the text that is shown, in the order of their names at the margin. */
export function startStepping(): void {
  document.addEventListener('keydown', (event) => {
    const typing = event.target instanceof Element && event.target.matches('input');
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'n') step(1);
    if (event.key === 'p') step(-1);
  });
}

function step(by: 1 | -1): void {
  const labels = [...document.querySelectorAll<HTMLAnchorElement>('.view.on .labels a')];
  if (labels.length === 0) return;
  const current = labels.findIndex((label) => `#${label.id}` === location.hash);
  const next = labels[current < 0 ? (by > 0 ? 0 : labels.length - 1) : current + by];
  if (next) location.hash = `#${next.id}`;
}
