/** Milliseconds of work before others have their turn. */
const slice = 8;

/** For long work in the host thread: asked again and again, it gives way to other requests every few milliseconds. */
export function createRest(): () => Promise<void> | undefined {
  let began = performance.now();
  return () => {
    if (performance.now() - began < slice) return undefined;
    return new Promise((resolve) => {
      setImmediate(() => {
        began = performance.now();
        resolve();
      });
    });
  };
}
