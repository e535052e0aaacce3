import { type ComponentType, type ReactNode, Suspense, use, useState } from 'react';
import { EmptyState } from '../ui/layout.tsx';

/** Parts that were not asked for yet. */
const waiting = new Set<() => Promise<unknown>>();

/** What stands where a part could not be loaded: the program behind the window is gone, or another one by now. */
const Missing = () => (
  <EmptyState title="This part of Axial could not be loaded">
    <p>Start Axial again, or reload this page; your study is safe.</p>
  </EmptyState>
);

/**
 * A part of the window that is loaded after what is needed first, with all others of its kind in one file (vite.config.ts). It
 * is drawn at once like any other when it has been loaded.
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

let all: Promise<void> | null = null;

/** Loads every part, all at the same time: they lie on this computer. */
export function loadParts(): Promise<void> {
  all ??= Promise.all([...waiting].map((begin) => begin())).then(() => {});
  return all;
}

function Waiting({ children }: { readonly children: ReactNode }) {
  use(loadParts());
  return children;
}

/**
 * What is drawn when all parts are there. A room that arrived after its key was pressed would miss what is typed next, and
 * the keys of codes would take it.
 */
export const WithAllParts = ({ children }: { readonly children: ReactNode }) => (
  <Suspense fallback={null}>
    <Waiting>{children}</Waiting>
  </Suspense>
);
