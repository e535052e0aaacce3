import { reader, writer } from '../../electron/store/study.ts';
import { openStudyFile } from '../../electron/store/studyFile.ts';

/**
 * A program of its own that writes steps into a study as fast as it can, and prints the number of each when it was
 * answered: what is killed by the crash test. With `hold` it only keeps the study open.
 * Usage: node writer.ts STUDY.axial [hold]
 */
const [, , path = '', what] = process.argv;
let ids = 0;
const open = () => openStudyFile(path, { clock: Date.now, newId: () => `${process.pid}-${Date.now()}-${++ids}` });
let file = open();
process.stdout.write('open\n');
if (what === 'hold') setInterval(() => undefined, 1000);
else
  for (let step = 1; ; step++) {
    writeStep();
    // So that a kill may also come while the study is being closed or opened.
    if (step % 10 === 0) {
      file.close();
      file = open();
    }
  }

function writeStep(): void {
  file.operate({ name: 'codes.create', label: 'A step', actor: 'writer' }, (study) => {
    // Several rows a step: a step cut in two would be seen.
    for (let row = 0; row < 5; row++) {
      study[writer].run(
        `INSERT INTO codes (id, parent_key, name, position, description, when_to_use, when_not_to_use, example, created_at,
           changed_at) VALUES (?, NULL, ?, 0, ?, '', '', '', 0, 0)`,
        study.newId(),
        study.newId(),
        'd'.repeat(2000),
      );
    }
    const codes = study[reader].value<number>('SELECT count(*) FROM codes') ?? 0;
    if (codes > 100) study[writer].run('DELETE FROM codes');
  });
  process.stdout.write(`${file.revision()}\n`);
}
