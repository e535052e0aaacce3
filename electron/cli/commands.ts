import type { Command } from './usage.ts';

/** The commands by name. Each is loaded only when it is called, so that the command line starts at once. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  new: async () => (await import('./new.ts')).newStudy,
  import: async () => (await import('./import.ts')).importDocuments,
  survey: async () => (await import('./survey.ts')).survey,
  list: async () => (await import('./list.ts')).list,
  text: async () => (await import('./text.ts')).text,
  code: async () => (await import('./code.ts')).code,
  correct: async () => (await import('./correct.ts')).correct,
  variables: async () => (await import('./variables.ts')).variables,
  memo: async () => (await import('./memo.ts')).memo,
  export: async () => (await import('./export.ts')).exportFrom,
  chart: async () => (await import('./chart.ts')).chart,
  charts: async () => (await import('./charts.ts')).charts,
  search: async () => (await import('./search.ts')).search,
  query: async () => (await import('./query.ts')).query,
  words: async () => (await import('./words.ts')).words,
  'check-names': async () => (await import('./checkNames.ts')).checkNames,
  pseudonyms: async () => (await import('./pseudonyms.ts')).pseudonyms,
  undo: async () => (await import('./undo.ts')).undo,
  redo: async () => (await import('./undo.ts')).redo,
  archive: async () => (await import('./archive.ts')).archive,
  snapshot: async () => (await import('./snapshot.ts')).snapshot,
  check: async () => (await import('./check.ts')).check,
  serve: async () => (await import('./serve.ts')).serve,
};

export const commandNames: readonly string[] = Object.keys(commands);

export async function loadCommand(name: string): Promise<Command | null> {
  return Object.hasOwn(commands, name) ? ((await commands[name]?.()) ?? null) : null;
}
