import { join } from 'node:path';
import { startEngine } from '../../../electron/startEngine.ts';

/** `node makeSampleStudy.ts FOLDER`: builds `sample.axial` there, by the engine itself. */
const [folder = '.'] = process.argv.slice(2);
const engine = startEngine({ door: 'command-line', personalFolder: join(folder, 'personal'), dialogs: null });
try {
  const input = { path: join(folder, 'sample.axial') };
  const made = await engine.handle({ id: '1', name: 'study.openSample', input });
  if (!made.ok) throw new Error(made.error.message);
} finally {
  await engine.close();
}
