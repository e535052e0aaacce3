import { type ComponentType, Suspense, use, useState } from 'react';
import { EmptyState } from '../ui/layout.tsx';

/** Parts that were not asked for yet, in the order in which they were told. */
const waiting = new Set<() => Promise<unknown>>();

/** What stands where a part could not be loaded: the program behind the window is gone, or another one by now. */
const Missing = () => (
  <EmptyState title="This part of Axial could not be loaded">
    <p>Start Axial again, or reload this page; your study is safe.</p>
  </EmptyState>
);

/**
 * A part of the window in a piece of script of its own: loaded when it is first shown, or before, once the window stands and
 * has nothing else to do. From then on it is drawn at once like any other.
 */
export function lazyPart<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let Loaded: ComponentType<Props> | null = null;
  let loading: Promise<ComponentType<Props>> | null = null;
  const begin = (): Promise<ComponentType<Props>> => {
    waiting.delete(begin);
    loading ??= load()
      .catch(() => Missing)
      .then((component) => {
        Loaded = component;
        return component;
      });
    return loading;
  };
  waiting.add(begin);
  const Arriving = (props: Props) => {
    const Component = use(begin());
    return <Component {...props} />;
  };
  return function Part(props: Props) {
    // As it was when this part was first shown: another way to it later would begin it anew, without its focus and its words.
    const [Ready] = useState<ComponentType<Props> | null>(() => Loaded);
    if (Ready) return <Ready {...props} />;
    return (
      <Suspense fallback={null}>
        <Arriving {...props} />
      </Suspense>
    );
  };
}

/** Milliseconds after which a part is loaded though the window is busy. */
const mostWaiting = 500;

/** Loads the parts that nobody has asked for yet, one after the other, whenever the window has nothing else to do. */
export async function loadParts(): Promise<void> {
  for (const begin of waiting) {
    await new Promise((resolve) => requestIdleCallback(resolve, { timeout: mostWaiting }));
    await begin();
  }
}
