import { withStudyToWrite } from './openStudy.ts';
import { print, printJson } from './output.ts';
import { type Command, readWords } from './usage.ts';

const step = (name: 'undo' | 'redo', summary: string, done: string): Command => ({
  usage: `${name} STUDY.axial [--json]`,
  summary,
  run: (words) => {
    const { values, positionals } = readWords(words, { json: { type: 'boolean' } }, { least: 1, most: 1 });
    return withStudyToWrite(positionals[0] ?? '', async (ask) => {
      const { label, number } = await ask(`operations.${name}`, {});
      if (values.json) printJson({ label, number });
      else print(`${done}: ${label}`);
      return 0;
    });
  },
});

export const undo = step('undo', 'Takes back the last step of the study; as often as there are steps.', 'Undone');
export const redo = step('redo', 'Does again the step that was taken back last.', 'Redone');
