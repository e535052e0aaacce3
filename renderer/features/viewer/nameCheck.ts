import { useState } from 'react';
import { ask } from '../../client/client.ts';
import { passes } from '../anonymity/checking.ts';
import { checkBeforeViewer, type ViewerRequest } from './checkBefore.ts';

/** What the check before a viewer found, as far as it is at least probable. */
export interface NamesFound {
  readonly total: number;
  /** The first of them. */
  readonly examples: readonly string[];
}

const mostExamples = 6;

/** Looks through what goes in for names and other traces, until the dialog is left. */
export function useNameCheck(leaving: () => AbortSignal) {
  const [isRunning, setRunning] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  /** `null` when it could not be done, or was stopped. */
  const run = async (request: ViewerRequest): Promise<NamesFound | null> => {
    const signal = leaving();
    setRunning(true);
    setFailure(null);
    const answer = await ask('anonymity.check', checkBeforeViewer(request).scope, signal);
    if (signal.aborted) return null;
    setRunning(false);
    if (!answer.ok) {
      setFailure(answer.error.message);
      return null;
    }
    const sure = answer.value.findings.filter((finding) => passes(finding, 'probable'));
    return { total: sure.length, examples: sure.slice(0, mostExamples).map(({ text }) => text) };
  };
  return { run, isRunning, failure };
}
