import { strToU8 } from 'fflate';
import { afterEach, describe, expect, it } from 'vitest';
import { createJobPool, type JobPool } from '../../../electron/jobs/pool.ts';
import { startThread, type Thread } from '../../../electron/jobs/thread.ts';
import { p, wordFile } from '../../support/wordFile.ts';

const pools: JobPool[] = [];
function pool(options?: Parameters<typeof createJobPool>[0]): JobPool {
  const made = createJobPool(options);
  pools.push(made);
  return made;
}
afterEach(async () => {
  for (const made of pools.splice(0)) await made.close();
});

const read = (jobs: JobPool, name: string, bytes: Uint8Array, signal?: AbortSignal) =>
  jobs.run('document.read', { name, bytes }, { subject: name, ...(signal ? { signal } : {}) });
const huge = () => wordFile({ body: p('words and more words '.repeat(20)).repeat(40_000) });

describe('work in a worker thread', () => {
  it('gives what was asked for, in whatever order it is done', async () => {
    const jobs = pool();
    const readings = await Promise.all(
      Array.from({ length: 20 }, (_, index) => read(jobs, `${index}.txt`, strToU8(`text ${index}`))),
    );
    expect(readings.map((reading) => reading.text)).toEqual(Array.from({ length: 20 }, (_, index) => `text ${index}`));
    expect(readings[0]?.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('that somebody looks at goes before all that waits, the newest first', async () => {
    const jobs = pool({ size: 1 });
    const done: string[] = [];
    const start = async (name: string, newestFirst = false) => {
      await jobs.run('document.read', { name, bytes: strToU8(name) }, { subject: name, newestFirst });
      done.push(name);
    };
    const files = ['running.txt', 'a.txt', 'b.txt'].map((name) => start(name));
    const pictures = ['thumbnail.txt', 'opened.txt'].map((name) => start(name, true));
    await Promise.all([...files, ...pictures]);
    expect(done).toEqual(['running.txt', 'opened.txt', 'thumbnail.txt', 'a.txt', 'b.txt']);
  });

  it('that fails says why and spoils nothing for the next', async () => {
    const jobs = pool({ size: 1 });
    await expect(read(jobs, 'a.docx', strToU8('PK\u0003\u0004no'))).rejects.toMatchObject({
      code: 'unsupported_format',
    });
    expect((await read(jobs, 'b.txt', strToU8('yes'))).text).toBe('yes');
  });

  it('that takes more memory than it may dies alone', async () => {
    const jobs = pool({ size: 1, memoryLimit: 24 });
    await expect(read(jobs, 'huge.docx', huge())).rejects.toMatchObject({
      code: 'io',
      message: 'huge.docx: it needs more memory than the program allows for one file.',
    });
    expect((await read(jobs, 'b.txt', strToU8('yes'))).text).toBe('yes');
  });

  it('that takes longer than it may is stopped', async () => {
    const jobs = pool({ size: 1, timeLimit: 400 });
    await expect(read(jobs, 'huge.docx', huge())).rejects.toThrow(/^huge\.docx: the work on it was stopped after/);
    await expect(
      pool().run('document.read', { name: 'b.txt', bytes: strToU8('yes') }, { subject: 'b.txt' }),
    ).resolves.toMatchObject({ text: 'yes' });
  });

  it('that is given up may still end, and its thread goes on; one that takes too long for that is stopped', async () => {
    const bytes = huge();
    const begin = async (thread: Thread, grace: number, name: string, content: Uint8Array) => {
      const given = new AbortController();
      const options = { subject: name, signal: given.signal, timeLimit: 60_000, grace };
      const answer = thread.perform('document.read', { name, bytes: content }, options);
      given.abort();
      const rest = thread.working();
      expect(rest).not.toBeNull();
      await expect(answer).rejects.toMatchObject({ code: 'cancelled' });
      await rest;
      expect(thread.working()).toBeNull();
    };
    const patient = startThread(1024);
    await begin(patient, 30_000, 'a.txt', strToU8('yes'));
    expect(patient.alive()).toBe(true);
    const again = { subject: 'b.txt', timeLimit: 60_000 };
    expect((await patient.perform('document.read', { name: 'b.txt', bytes: strToU8('yes') }, again)).text).toBe('yes');
    await begin(patient, 1, 'huge.docx', bytes);
    expect(patient.alive()).toBe(false);
  });

  it('that was given up keeps its thread from others until it has ended', async () => {
    const jobs = pool({ size: 1 });
    const given = new AbortController();
    const bytes = wordFile({ body: p('words and more words '.repeat(20)).repeat(2_000) });
    const options = { subject: 'a.docx', signal: given.signal, grace: 60_000 };
    const first = jobs.run('document.read', { name: 'a.docx', bytes }, options);
    const second = read(jobs, 'b.txt', strToU8('b'));
    given.abort();
    await expect(first).rejects.toMatchObject({ code: 'cancelled' });
    expect((await second).text).toBe('b');
  });

  it('can be given up while it runs and while it waits', async () => {
    const jobs = pool({ size: 1 });
    const [running, waiting] = [new AbortController(), new AbortController()];
    const first = read(jobs, 'huge.docx', huge(), running.signal);
    const second = read(jobs, 'b.txt', strToU8('b'), waiting.signal);
    const third = read(jobs, 'c.txt', strToU8('c'));
    waiting.abort();
    await expect(second).rejects.toMatchObject({ code: 'cancelled' });
    setTimeout(() => running.abort(), 50);
    await expect(first).rejects.toMatchObject({ code: 'cancelled' });
    expect((await third).text).toBe('c');
    await expect(read(jobs, 'd.txt', strToU8('d'), running.signal)).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('ends with its pool', async () => {
    const jobs = pool({ size: 1 });
    const outcomes = Promise.allSettled([read(jobs, 'huge.docx', huge()), read(jobs, 'b.txt', strToU8('b'))]);
    await jobs.close();
    expect((await outcomes).map((outcome) => outcome.status)).toEqual(['rejected', 'rejected']);
    await expect(read(jobs, 'c.txt', strToU8('c'))).rejects.toMatchObject({ code: 'cancelled' });
  });
});
