import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir, hostname } from 'node:os';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { exportFormats } from '#shared/contract/procedures/transfers.ts';
import { startTestEngine, type TestEngine } from '../support/engine.ts';
import { exportRequests, readingRequests } from '../support/exportRequests.ts';

const account = 'quillfeather-account';
const folder = 'quillfeather-folder';

let engine: TestEngine;
beforeAll(async () => {
  for (const name of ['USER', 'USERNAME', 'LOGNAME']) vi.stubEnv(name, account);
  engine = startTestEngine();
  mkdirSync(engine.path(folder));
  await engine.ask('study.openSample', { path: engine.path(`${folder}/sample.axial`) });
  // A document that came from a file: its origin must not tell where the file lay.
  const path = engine.path(`${folder}/Late note.txt`);
  writeFileSync(path, 'The order was late, and nobody called.');
  const { report } = await engine.ask('imports.run', { jobId: 'a', items: [{ path }] });
  expect(report).toMatchObject([{ ok: true }]);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await engine[Symbol.asyncDispose]();
});

/** Everything that can be read in a file; of what is packed, what it is packed from. */
function readable(bytes: Buffer, format: string): string {
  if (format === 'png') return besidePixels(bytes);
  if (!['xlsx', 'docx', 'zip'].includes(format)) return bytes.toString('utf8');
  return Object.entries(unzipSync(bytes))
    .map(([name, content]) => `${name}\n${strFromU8(content)}`)
    .join('\n');
}

/** What a picture says beside its pixels. */
function besidePixels(bytes: Buffer): string {
  const parts: string[] = [];
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const kind = bytes.toString('latin1', at + 4, at + 8);
    if (kind !== 'IDAT') parts.push(kind, bytes.toString('latin1', at + 8, at + 8 + length));
    at += length + 12;
  }
  return parts.join('\n');
}

const whole = (words: string): RegExp =>
  new RegExp(`(?<![\\w:-])${words.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')}(?![\\w-])`, 'iu');

test('no file that leaves the program says where the study lies, on which machine, or under which account', async () => {
  const traces = [homedir(), process.cwd(), engine.folder, folder, account].map((words) => words.toLowerCase());
  // The real name of the account may be a plain word (“root”); it stands in the home folder, and its stand-in is none.
  const machine = whole(hostname());
  const written: string[] = [];
  const { documents } = await engine.ask('documents.list', {});
  const late = documents.filter(({ name }) => name === 'Late note').map(({ id }) => id);
  for (const each of [...exportRequests, ...readingRequests(late)]) {
    for (const format of exportFormats) {
      // Words of a study are looked at in the other formats: a long document for Word takes its time.
      const request = each.what === 'segments' && format === 'docx' ? { ...each, choice: { documentIds: late } } : each;
      const path = engine.path(`out-${written.length}-${request.what}.${format}`);
      const result = await engine.core.handle({ id: path, name: 'exports.write', input: { request, format, path } });
      // What makes no sense in a format is refused by a sentence.
      if (!result.ok) {
        expect(result.error.code).toBe('unsupported_format');
        continue;
      }
      written.push(`${request.what} ${format}`);
      const content = readable(readFileSync(path), format);
      const found = traces.filter((trace) => trace.length > 2 && content.toLowerCase().includes(trace));
      expect({ request: request.what, format, found }).toEqual({ request: request.what, format, found: [] });
      expect(machine.test(content), `${request.what} as ${format} names the machine`).toBe(false);
    }
  }
  expect(written.length).toBeGreaterThan(30);
});
