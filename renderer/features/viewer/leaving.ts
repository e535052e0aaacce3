import { useCallback, useEffect, useRef } from 'react';

/** The signal that fires when the dialog is left: what it asked for is then not wanted any more. */
export function useLeaving(): () => AbortSignal {
  const leaving = useRef(new AbortController());
  useEffect(() => {
    // Mounted anew (as React may do while developing), it begins anew.
    const controller = new AbortController();
    leaving.current = controller;
    return () => controller.abort();
  }, []);
  return useCallback(() => leaving.current.signal, []);
}
