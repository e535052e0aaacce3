import { withStudyToRead } from './openStudy.ts';
import { countOf, print, printJson } from './output.ts';
import { type Command, readWords } from './usage.ts';

export const check: Command = {
  usage: 'check STUDY.axial [--json]',
  summary: 'Checks the file, the ranges of all codings and the history; changes nothing.',
  run: (words) => {
    const { values, positionals } = readWords(words, { json: { type: 'boolean' } }, { least: 1, most: 1 });
    return withStudyToRead(positionals[0] ?? '', async (ask) => {
      const { findings, checked } = await ask('study.check', {});
      const errors = findings.filter((finding) => finding.level === 'error').length;
      if (values.json) printJson({ ok: errors === 0, findings, checked });
      else {
        for (const line of checked) print(`checked: ${line}`);
        for (const finding of findings) print(`${finding.level}: ${finding.message}`);
        print(errors === 0 ? 'The study is sound.' : `${countOf(errors, 'error')} found; the file was not changed.`);
      }
      return errors === 0 ? 0 : 1;
    });
  },
};
