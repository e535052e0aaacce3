import type { WordsSetting } from './settings.ts';

/** Whose clock tells the days: a time zone such as `Europe/Amsterdam`; empty = UTC. The window names its own; nobody is asked. */
export const zoneSetting: WordsSetting = {
  ...{ type: 'words', label: 'Time zone', placeholder: 'UTC', fallback: '' },
  when: () => false,
};
