import { decode, encode } from '#shared/contract/codec.ts';

/** What Electron gives a preload script, inside a page of the stand-in. */
declare global {
  interface Window {
    axialInvoke(channel: string, text: string): Promise<string>;
    axialStandIn: { hear(channel: string, text: string): void };
  }
}

type Listener = (event: object, message: unknown) => void;
const listeners = new Map<string, Listener[]>();

window.axialStandIn = {
  hear: (channel, text) => {
    for (const listener of listeners.get(channel) ?? []) listener({}, decode(text));
  },
};

/** The module `electron` as a preload requires it. */
export const electronForPreload = {
  ipcRenderer: {
    invoke: async (channel: string, message: unknown) => decode(await window.axialInvoke(channel, encode(message))),
    on: (channel: string, listener: Listener) => {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
    },
  },
  contextBridge: {
    exposeInMainWorld: (name: string, value: object) => {
      Object.defineProperty(window, name, { value: Object.freeze({ ...value }), enumerable: true });
    },
  },
};
