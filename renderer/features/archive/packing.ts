import { useEffect, useRef, useState } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import { ask, subscribe } from '../../client/client.ts';

/** How far an archive has come. */
export type Packing =
  | { readonly kind: 'ready' }
  | { readonly kind: 'running'; readonly label: string; readonly done: number; readonly total: number }
  | ({ readonly kind: 'done' } & OutputOf<'archive.pack'>)
  | { readonly kind: 'failed'; readonly message: string };

/** Packs an archive and tells how far it is; cancelled, it leaves no file and the dialog as it was. */
export function usePacking() {
  const [state, setState] = useState<Packing>({ kind: 'ready' });
  const jobId = useRef<string | null>(null);
  useEffect(
    () =>
      subscribe((event) => {
        if (event.type !== 'progress' || event.jobId !== jobId.current) return;
        setState({ kind: 'running', label: event.label, done: event.done, total: event.total });
      }),
    [],
  );
  const start = async ({ path, history }: { readonly path: string; readonly history: boolean }) => {
    const id = crypto.randomUUID();
    jobId.current = id;
    setState({ kind: 'running', label: '', done: 0, total: 0 });
    // Whoever chose the place has agreed to what is written over.
    const packed = await ask('archive.pack', { path, history, jobId: id, overwrite: true });
    jobId.current = null;
    if (packed.ok) setState({ kind: 'done', ...packed.value });
    else if (packed.error.code === 'cancelled') setState({ kind: 'ready' });
    else setState({ kind: 'failed', message: packed.error.message });
  };
  const cancel = () => {
    if (jobId.current) void ask('jobs.cancel', { jobId: jobId.current });
  };
  return { state, start, cancel };
}
