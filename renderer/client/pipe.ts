import type { AxialEvent, CancelRequest, Pipe, Request, Response } from '#shared/contract/envelope.ts';
import { desktopPipe } from './desktopPipe.ts';
import { loopbackPipe } from './loopbackPipe.ts';

/** What the desktop shell's preload gives the window: two functions, and nothing else of the machine. */
export interface Bridge {
  request(message: Request | CancelRequest): Promise<Response | null>;
  subscribe(listener: (event: AxialEvent) => void): () => void;
}

declare global {
  interface Window {
    readonly axial?: Bridge;
  }
}

/** The pipe that this window stands on: the desktop shell's where there is one, else the loopback door. */
export const openPipe = (): Pipe => (window.axial ? desktopPipe(window.axial) : loopbackPipe());
