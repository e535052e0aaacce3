import { type CommandEntry, commandCatalogue } from '#shared/contract/commands.ts';
import { keysLabel } from '../../commands/registry.ts';

export interface KeyLine {
  readonly title: string;
  /** Each item is one press: `Ctrl K`. */
  readonly keys: readonly string[];
}
export interface KeyGroup {
  readonly title: string;
  readonly lines: readonly KeyLine[];
}

/** Keys that are no command of their own. */
const others: Readonly<Record<string, readonly KeyLine[]>> = {
  'Code and write': [{ title: 'A code’s own key', keys: ['1 … 9', 'A … Z'] }],
  'In lists and trees': [
    { title: 'Rename in place', keys: ['F2'] },
    { title: 'Open, close, go to the parent', keys: ['→', '←'] },
    { title: 'Activate for segments and charts', keys: ['→ Space'] },
    { title: 'Code what is selected with a code', keys: ['Ctrl Enter'] },
    { title: 'Description and key of a code', keys: ['Alt Enter'] },
    { title: 'New code below, beside', keys: ['Insert', 'Shift Insert'] },
    { title: 'Move up, down, in, out', keys: ['Alt ↑', 'Alt ↓', 'Alt →', 'Alt ←'] },
    { title: 'Move to …', keys: ['Ctrl M'] },
    { title: 'Choose several', keys: ['Shift ↓', 'Ctrl Space', 'Ctrl A'] },
    { title: 'Delete', keys: ['Del'] },
    { title: 'Menu', keys: ['Shift F10'] },
  ],
};

const titleOf = ({ scope, menu }: CommandEntry): string => {
  if (scope === 'reader') return menu === 'Go' ? 'Select and walk' : 'Code and write';
  return menu === 'File' ? 'Study and files' : 'Anywhere';
};

const order = ['Code and write', 'Select and walk', 'In lists and trees', 'Anywhere', 'Study and files'];

/** All keys in groups, from the catalogue of commands. */
export function keyGroups(): readonly KeyGroup[] {
  const lines = new Map<string, KeyLine[]>(order.map((title) => [title, [...(others[title] ?? [])]]));
  for (const entry of commandCatalogue) {
    if (entry.keys === null) continue;
    lines.get(titleOf(entry))?.push({ title: entry.title.replace('…', ''), keys: [keysLabel(entry.id)] });
  }
  return order.map((title) => ({ title, lines: lines.get(title) ?? [] }));
}
