import { contextBridge, ipcRenderer } from 'electron';
import type { AxialEvent, CancelRequest, Request, Response } from '#shared/contract/envelope.ts';
import { eventChannel, requestChannel } from './host/desktop/channels.ts';

type Listener = (event: AxialEvent) => void;
const listeners = new Set<Listener>();
/** What was told before the window listened: a study opened by double click, for one. */
let early: AxialEvent[] = [];

ipcRenderer.on(eventChannel, (_source, event: AxialEvent) => {
  if (listeners.size === 0) early.push(event);
  for (const listener of listeners) listener(event);
});

/** All that the window gets of the machine: to ask, and to be told. */
contextBridge.exposeInMainWorld('axial', {
  request: (message: Request | CancelRequest): Promise<Response | null> => ipcRenderer.invoke(requestChannel, message),
  subscribe: (listener: Listener): (() => void) => {
    listeners.add(listener);
    const waiting = early;
    early = [];
    for (const event of waiting) listener(event);
    return () => {
      listeners.delete(listener);
    };
  },
});
