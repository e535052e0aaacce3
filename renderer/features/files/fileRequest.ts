import { create } from 'zustand';
import type { OpenChoice, SaveChoice } from './chooseFile.ts';

/** What the window's own file dialog is asked for. It stands in front of any other dialog, and so has a place of its own. */
export type FileRequest =
  | ({ readonly kind: 'open' } & Required<OpenChoice>)
  | ({ readonly kind: 'save' } & Required<SaveChoice>);

interface Asked {
  readonly request: FileRequest;
  readonly answer: (paths: readonly string[]) => void;
}

export const useFileRequest = create<{ readonly asked: Asked | null }>()(() => ({ asked: null }));

/** Opens the dialog; answers with the paths that were chosen, none when the person gave up. */
export function requestFile(request: FileRequest): Promise<readonly string[]> {
  useFileRequest.getState().asked?.answer([]);
  return new Promise((resolve) => {
    const answer = (paths: readonly string[]) => {
      useFileRequest.setState({ asked: null });
      resolve(paths);
    };
    useFileRequest.setState({ asked: { request, answer } });
  });
}
