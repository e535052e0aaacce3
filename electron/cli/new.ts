import { resolve } from 'node:path';
import { withEngine } from './openStudy.ts';
import { print, printJson } from './output.ts';
import { type Command, readChoice, readWords } from './usage.ts';

export const newStudy: Command = {
  usage: 'new STUDY.axial [--template five-themes|empty] [--name NAME] [--json]',
  summary: 'Makes a new study; a file that is there is never written over.',
  run: (words) => {
    const { values, positionals } = readWords(
      words,
      { template: { type: 'string' }, name: { type: 'string' }, json: { type: 'boolean' } },
      { least: 1, most: 1 },
    );
    const template = readChoice('template', values.template ?? 'empty', ['empty', 'five-themes']);
    return withEngine(async (ask) => {
      const path = resolve(positionals[0] ?? '');
      const made = await ask('study.create', { path, template, ...(values.name ? { name: values.name } : {}) });
      if (values.json) printJson({ id: made.id, name: made.name, path: made.path });
      else print(`Made ${made.path}`);
      return 0;
    });
  },
};
