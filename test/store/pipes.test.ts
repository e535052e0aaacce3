import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { startStudy } from '../support/engine.ts';

/** What has a name like a file and is none: reading it would never end. Windows has no such names in folders. */
describe.skipIf(process.platform === 'win32')('pipes and devices', () => {
  test('are refused at once among files that come in, and do not stop the others', { timeout: 20_000 }, async () => {
    await using engine = await startStudy();
    const pipe = engine.path('pipe.txt');
    execFileSync('mkfifo', [pipe]);
    writeFileSync(engine.path('interview.txt'), 'Some words.');
    const items = [{ path: pipe }, { path: '/dev/zero' }, { path: engine.path('interview.txt') }];
    const preview = await engine.ask('imports.preview', { items });
    expect(preview.map(({ file, bytes }) => [file, bytes])).toEqual([
      ['pipe.txt', 0],
      ['zero', 0],
      ['interview.txt', 11],
    ]);
    const { report } = await engine.ask('imports.run', { jobId: 'job', items });
    expect(report.map(({ file, ok, error }) => [file, ok, error?.message])).toEqual([
      ['pipe.txt', false, 'pipe.txt is no file that could be read, but a pipe or a device.'],
      ['zero', false, 'zero is no file that could be read, but a pipe or a device.'],
      ['interview.txt', true, undefined],
    ]);
  });

  test('are no studies', { timeout: 20_000 }, async () => {
    await using engine = await startStudy();
    const pipe = engine.path('pipe.axial');
    execFileSync('mkfifo', [pipe]);
    expect(await engine.fails('study.open', { path: pipe })).toEqual({
      code: 'unsupported_format',
      message: '“pipe.axial” is no file, and so no study.',
    });
  });
});
