import { useLayoutEffect, useRef } from 'react';
import { commandCatalogue } from '#shared/contract/commands.ts';

interface Registration {
  readonly run: () => void;
}

/** The newest registration of an id answers: a dialog may take a command over while it is open. */
const registrations = new Map<string, Registration[]>();
const entries = new Map(commandCatalogue.map((entry) => [entry.id, entry]));
const isMac = navigator.platform.startsWith('Mac');

/** Registers what a command does; returns its own undoing. Ids come from the catalogue of the contract. */
export function registerCommand(id: string, run: () => void): () => void {
  if (!entries.has(id)) throw new Error(`No command ${id} in the catalogue`);
  const registration = { run };
  registrations.set(id, [...(registrations.get(id) ?? []), registration]);
  return () => {
    registrations.set(
      id,
      (registrations.get(id) ?? []).filter((each) => each !== registration),
    );
  };
}

/** Registers a command while the component is mounted and `enabled`. */
export function useCommand(id: string, run: () => void, enabled = true): void {
  const latest = useRef(run);
  latest.current = run;
  // Before the component can be seen: a key that is pressed at once is not lost.
  useLayoutEffect(() => (enabled ? registerCommand(id, () => latest.current()) : undefined), [id, enabled]);
}

/** True when a command can be run just now. */
export const isCommandReady = (id: string): boolean => (registrations.get(id)?.length ?? 0) > 0;

/** Runs a command; false when nobody can just now. */
export function runCommand(id: string): boolean {
  const registration = registrations.get(id)?.at(-1);
  registration?.run();
  return registration !== undefined;
}

const names: Readonly<Record<string, string>> = {
  CmdOrCtrl: isMac ? '⌘' : 'Ctrl',
  Shift: isMac ? '⇧' : 'Shift',
  Alt: isMac ? '⌥' : 'Alt',
  Plus: '+',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Delete: 'Del',
};

/** The keys of a command as people read them (`Ctrl Z`); empty when it has none. */
export function keysLabel(id: string): string {
  const keys = entries.get(id)?.keys;
  return keys
    ? keys
        .split('+')
        .filter(Boolean)
        .map((key) => names[key] ?? key)
        .join(' ')
    : '';
}
