import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startStudy, type TestEngine } from '../support/engine.ts';

let engine: TestEngine;
beforeEach(async () => {
  engine = await startStudy();
});
afterEach(() => engine[Symbol.asyncDispose]());

const russian = Uint8Array.from([0xf1, 0x20, 0xce, 0xc5, 0x20, 0xda, 0xce, 0xc1, 0xc0, 0x20, 0xde, 0xd4, 0xcf, 0x2e]);

function write(name: string, content: string | Uint8Array): { path: string } {
  const path = engine.path(name);
  writeFileSync(path, content);
  return { path };
}

describe('a look at a file before it comes in', () => {
  it('shows its beginning, its length and who speaks in it, and changes nothing', async () => {
    const item = write('talk.md', '# Talk\n\n**INT:** How was it?\n\n**Ann:** Fine.\n\n**Ann:** And you?\n');
    const look = await engine.ask('imports.look', { item });
    expect(look).toMatchObject({
      origin: { kind: 'markdown', encoding: 'utf-8', confidence: 1 },
      choices: ['encoding'],
      characters: 50,
      paragraphs: 4,
      speakers: [
        { name: 'INT', turns: 1, role: 'interviewer' },
        { name: 'Ann', turns: 2, role: 'participant' },
      ],
      warnings: [],
    });
    expect(look.excerpt.text).toContain('Ann: And you?');
    expect((await engine.ask('documents.list', {})).documents).toEqual([]);
  });

  it('shows a text in the encoding that fits it, offers others, and takes the one that is chosen', async () => {
    const item = write('notes.txt', russian);
    const look = await engine.ask('imports.look', { item });
    expect(look.excerpt.text).toBe('Я не знаю что.');
    expect(look.encodings[0]?.encoding).toBe('koi8-r');
    expect(look.encodings.length).toBeGreaterThan(3);
    const other = await engine.ask('imports.look', { item, options: { encoding: 'windows-1251' } });
    expect(other.excerpt.text).toBe('с ОЕ ЪОБА ЮФП.');
    expect(other.origin).toMatchObject({ encoding: 'windows-1251', options: { encoding: 'windows-1251' } });
  });

  it('shows at most 4,000 characters, never half of one, and only the marks in them', async () => {
    const item = write('long.md', `${'x'.repeat(3999)}🙂 **more**\n\n**end**\n`);
    const { excerpt } = await engine.ask('imports.look', { item });
    expect(excerpt.text).toBe('x'.repeat(3999));
    expect(excerpt.format).toEqual([]);
  });

  it('of a file that cannot be read says what the report of an import would say', async () => {
    expect(await engine.fails('imports.look', { item: write('photo.txt', 'GIF89a…') })).toEqual({
      code: 'unsupported_format',
      message: 'photo.txt is a picture.',
    });
    expect((await engine.fails('imports.look', { item: { path: '/nowhere.txt' } })).message).toBe(
      'nowhere.txt is not there.',
    );
    const forced = { item: write('a.txt', 'a'), options: { encoding: 'klingon' } };
    expect((await engine.fails('imports.look', forced)).message).toBe('The program knows no encoding “klingon”.');
  });
});

describe('a document that came in', () => {
  it('remembers how its file was read, with what was lost, and undo forgets it', async () => {
    const items = [{ ...write('notes.txt', russian), options: { encoding: 'koi8-u' } }, write('plain.txt', 'plain')];
    await engine.ask('imports.run', { jobId: 'job', items });
    const origins = await engine.ask('documents.origins', {});
    expect(origins).toMatchObject([
      { kind: 'text', encoding: 'koi8-u', sourceName: 'notes.txt', options: { encoding: 'koi8-u' } },
      { kind: 'text', encoding: 'utf-8', confidence: 1, sourceName: 'plain.txt', options: { encoding: null } },
    ]);
    await engine.ask('operations.undo', {});
    expect(await engine.ask('documents.origins', {})).toEqual([]);
  });
});
