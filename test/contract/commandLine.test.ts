import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { root } from '../support/sources.ts';
import { axial } from './support/axial.ts';

describe('the command line', () => {
  let folder: string;
  let study: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'axial-cli-'));
    study = join(folder, 'study.axial');
    for (const name of ['HOME', 'APPDATA', 'XDG_CONFIG_HOME']) vi.stubEnv(name, folder);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });

  const file = (name: string, content: string | Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };

  async function done(...words: readonly string[]): Promise<string> {
    const { code, out, err } = await axial(...words);
    expect({ code, err }, words.join(' ')).toEqual({ code: 0, err: '' });
    return out;
  }

  /** A refusal: its exit code, and one clean sentence on standard error. */
  async function refused(...words: readonly string[]): Promise<{ code: number; sentence: string }> {
    const { code, err } = await axial(...words);
    const [sentence = ''] = err.split('\n');
    expect(sentence).toMatch(/^axial: .{8,}/);
    expect(err).not.toMatch(/\n {4}at |node:internal/);
    return { code, sentence };
  }

  it('writes a study as a project and its codes as a codebook, and another study takes them up', async () => {
    await done('new', study);
    await done('import', study, file('talk.txt', 'So 😀 it is.\n'));
    const coding = ['--document', 'talk', '--code', 'Need/More', '--start', '5', '--end', '7', '--weight', '20'];
    await done('code', study, ...coding);
    const project = join(folder, 'p.qdpx');
    const told = await done('export', study, 'project', '--out', project);
    expect(told).toContain('coded segments 1');
    expect(told).toMatch(/weights \(1\): Other programs/);
    const written = JSON.parse(await done('export', study, 'codebook', '--out', join(folder, 'c.qdc'), '--json'));
    expect(written).toMatchObject({ counts: [{ what: 'codes', count: 2 }], findings: [] });
    const other = join(folder, 'other.axial');
    await done('new', other);
    await done('import', other, project);
    const rows = async (path: string) => JSON.parse(await done('list', path, 'codings', '--json'));
    expect(await rows(other)).toEqual(await rows(study));
    expect(await rows(other)).toMatchObject([{ code: 'Need/More', text: 'it', weight: 20, start: 5, end: 7 }]);
  });

  it('lists who speaks, and leaves the words of some out', async () => {
    await done('new', study);
    const talk = 'INT: How is it?\nAnna: Well enough.\nINT: And now?\nAnna: Still well.\n';
    await done('import', study, file('talk.txt', talk));
    const coding = ['--document', 'talk', '--code', 'X'];
    await done('code', study, ...coding, '--start', '0', '--end', '15');
    await done('code', study, ...coding, '--start', '22', '--end', '26');
    expect(JSON.parse(await done('list', study, 'speakers', '--json'))).toMatchObject([
      { name: 'INT', document: 'talk', role: 'interviewer', turns: 2 },
      { name: 'Anna', document: 'talk', role: 'participant', turns: 2 },
    ]);
    const out = join(folder, 'segments.json');
    const exported = async (...choice: string[]) => {
      await done('export', study, 'segments', '--out', out, ...choice);
      return JSON.parse(readFileSync(out, 'utf8'));
    };
    expect((await exported()).segments).toHaveLength(2);
    const less = await exported('--leave-out', 'interviewer');
    expect(less.segments).toMatchObject([{ text: 'Well' }]);
    expect(JSON.stringify(less)).toContain('words of interviewers are left out');
    expect((await exported('--speaker', 'INT')).segments).toMatchObject([{ text: 'INT: How is it?' }]);
    const nobody = await refused('export', study, 'segments', '--out', out, '--speaker', 'Ben');
    expect(nobody.sentence).toContain('Nobody called “Ben” speaks in this study.');
    const picture = join(folder, 'chart.svg');
    await done('chart', study, 'comparison', '--out', picture, '--leave-out', 'interviewer');
    expect(readFileSync(picture, 'utf8')).toContain('words of interviewers are left out');
  });

  it('corrects a coded text, and says in code points which codings stand on other words', async () => {
    await done('new', study);
    await done('import', study, file('a.txt', '🙂 They call back. And wait.\n'));
    const coding = ['--document', 'a', '--code', 'X', '--coder', 'M'];
    await done('code', study, ...coding, '--start', '7', '--end', '16');
    await done('code', study, ...coding, '--start', '18', '--end', '26');
    const corrected = file('new.txt', '🙂 Then they called back. And wait.\n');
    const words = ['correct', study, '--document', 'a', '--file', corrected];
    const report = JSON.parse(await done(...words, '--dry-run', '--json'));
    expect(report).toMatchObject({ kept: 1, moved: 1, done: false });
    expect(report.affected).toMatchObject([
      {
        state: 'changed',
        code: 'X',
        before: { start: 7, end: 16, text: 'call back' },
        after: { start: 12, end: 23, text: 'called back' },
      },
    ]);
    expect(await done('text', study, 'a')).toContain('They call back');
    expect(await done(...words)).toContain('1 coding stay on their words');
    expect(await done('text', study, 'a')).toBe('🙂 Then they called back. And wait.\n');
    expect(await done(...words)).toContain('nothing was changed');
    await done('undo', study);
    expect(await done('text', study, 'a')).toContain('They call back');
    expect(
      (await refused('correct', study, '--document', 'a', '--file', file('b.txt', new Uint8Array([0xff, 0x41]))))
        .sentence,
    ).toContain('UTF-8');
  });

  it('takes a study from its first text to its exports and back', async () => {
    await done('new', study, '--template', 'five-themes');
    const text = 'Erste Zeile 🙂 hier.\n\nTweede regel: naïve “woorden”.\n';
    await done('import', study, file('one.txt', text), file('two.md', '# Kop\n\nTekst.\n'), '--group', 'Interviews');
    const documents = JSON.parse(await done('list', study, 'documents', '--json'));
    expect(documents).toMatchObject([
      { name: 'one', group: 'Interviews', characters: [...text].length, paragraphs: 2, codings: 0, variables: {} },
      { name: 'two', group: 'Interviews' },
    ]);
    expect(await done('text', study, 'one')).toBe(text);
    expect(await done('text', study, `#${documents[0].id}`)).toBe(text);

    // The smiling face is one character and two units.
    const start = text.indexOf('hier') - 1;
    await done(
      'code',
      study,
      '--document',
      'one',
      '--code',
      'change/and\\/or',
      '--start',
      String(start),
      '--end',
      String(start + 4),
      '--weight',
      '40',
      '--comment',
      'why',
    );
    expect(JSON.parse(await done('list', study, 'codings', '--json'))).toMatchObject([
      { document: 'one', code: 'change/and\\/or', start, end: start + 4, text: 'hier', weight: 40, comment: 'why' },
    ]);
    expect(
      JSON.parse(await done('list', study, 'codes', '--json')).map((code: { path: string }) => code.path),
    ).toContain('change/and\\/or');

    await done('variables', study, '--from', file('variables.csv', 'document,side\none,IT\ntwo,business\n'));
    expect(JSON.parse(await done('list', study, 'documents', '--json'))).toMatchObject([
      { variables: { side: 'IT' } },
      { variables: { side: 'business' } },
    ]);
    await done(
      'memo',
      study,
      '--title',
      'Thought',
      '--text',
      'First line.\nSecond.',
      '--code',
      'change/and\\/or',
      '--document',
      'one',
      '--type',
      'theoretical',
    );
    await done(
      'memo',
      study,
      '--title',
      'Marked',
      '--file',
      file('memo.md', '## Head\n\nAbout #[change/and\\/or] and **more**.\n'),
    );
    expect(JSON.parse(await done('list', study, 'memos', '--json'))).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          title: 'Thought',
          type: 'theoretical',
          excerpt: expect.stringContaining('First line.'),
        }),
        expect.objectContaining({ title: 'Marked', excerpt: expect.stringContaining('more') }),
      ]),
    );

    const segments = join(folder, 'segments.json');
    await done('export', study, 'segments', '--out', segments, '--code', 'change', '--document', 'one');
    expect(readFileSync(segments, 'utf8')).toContain('"hier"');
    for (const [what, name] of [
      ['codebook', 'codebook.csv'],
      ['memos', 'memos.md'],
      ['audit', 'audit.csv'],
      ['variables', 'variables-out.csv'],
    ] as const) {
      await done('export', study, what, '--out', join(folder, name));
      expect(existsSync(join(folder, name)), name).toBe(true);
    }
    for (const kind of ['co-occurrence', 'comparison']) {
      await done('chart', study, kind, '--out', join(folder, `${kind}.svg`));
      expect(readFileSync(join(folder, `${kind}.svg`), 'utf8')).toMatch(/^<svg/);
    }
    expect(await done('check', study)).toContain('The study is sound.');
    expect(readdirSync(folder).filter((name) => name.startsWith('study.axial'))).toEqual(['study.axial']);
  });

  it('counts positions in code points, beyond emoji too', async () => {
    await done('new', study);
    await done('import', study, file('a.txt', '🙂🙂 words\n'));
    await done('code', study, '--document', 'a', '--code', 'X', '--start', '3', '--end', '8');
    expect(JSON.parse(await done('list', study, 'codings', '--json'))).toMatchObject([
      { start: 3, end: 8, text: 'words' },
    ]);
    expect((await refused('code', study, '--document', 'a', '--code', 'Y', '--start', '3', '--end', '10')).code).toBe(
      1,
    );
  });

  it('codes many places from a table as one step, or none', async () => {
    await done('new', study);
    await done('import', study, file('a.txt', 'Some words to code.\n'));
    const good = 'document,code,start,end,coder,weight,comment\r\na,A/x,0,4,Ada,,\r\na,B,5,10,Bo,50,"well, so"\r\n';
    await done('code', study, '--from', file('codings.csv', `\uFEFF${good}`));
    expect(JSON.parse(await done('list', study, 'codings', '--json'))).toMatchObject([
      { code: 'A/x', coder: 'Ada', weight: null },
      { code: 'B', coder: 'Bo', weight: 50, comment: 'well, so' },
    ]);
    const bad = [
      { document: 'a', code: 'C', start: 0, end: 4 },
      { document: 'a', code: 'C', start: 0, end: 400 },
    ];
    expect((await refused('code', study, '--from', file('bad.json', JSON.stringify(bad)))).sentence).toContain('Row 2');
    for (const [name, content] of [
      ['empty.csv', 'document,code,start,end\n'],
      ['letters.csv', 'document,code,start,end\na,C,x,4\n'],
      ['ragged.csv', 'document,code,start,end\na,C,1\n'],
      ['no.json', '{"document":'],
      ['object.json', '{}'],
      ['codings.txt', good],
    ] as const) {
      expect((await refused('code', study, '--from', file(name, content))).code, name).toBe(1);
    }
    expect((await refused('code', study, '--from', join(folder, 'missing.csv'))).code).toBe(1);
    expect(
      JSON.parse(await done('list', study, 'codes', '--json')).map((code: { path: string }) => code.path),
    ).not.toContain('C');
    await done('undo', study);
    expect(JSON.parse(await done('list', study, 'codings', '--json'))).toEqual([]);
    await done('redo', study);
    expect(JSON.parse(await done('list', study, 'codings', '--json'))).toHaveLength(2);
  });

  it('brings in what it can and says what it could not, with exit 1', async () => {
    await done('new', study);
    mkdirSync(join(folder, 'texts'));
    writeFileSync(join(folder, 'texts/in folder.txt'), 'Text.\n');
    const words = [
      'import',
      study,
      join(folder, 'texts'),
      file('bad.docx', 'PK\u0003\u0004 no zip'),
      join(folder, 'missing.txt'),
    ];
    const { code, out, err } = await axial(...words, '--json');
    expect(code).toBe(1);
    const report = JSON.parse(out);
    expect(report.map((entry: { ok: boolean }) => entry.ok)).toEqual([true, false, false]);
    expect(report[1].error).toEqual({ code: expect.any(String), message: expect.any(String) });
    expect(err).toContain('bad.docx');
    expect(err).toContain('missing.txt');
    expect(await done('import', study, join(folder, 'texts'))).toContain('in the study already');
    await done('import', study, join(folder, 'texts'), '--duplicates', 'copy');
    expect(JSON.parse(await done('list', study, 'documents', '--json'))).toHaveLength(2);
  });

  it('names what is missing or ambiguous, with exit 1', async () => {
    await done('new', study);
    await done('import', study, file('a.txt', 'Some words.\n'));
    expect((await refused('text', study, 'nowhere')).sentence).toContain('“nowhere”');
    expect((await refused('list', join(folder, 'none.axial'), 'codes')).code).toBe(1);
    expect(existsSync(join(folder, 'none.axial'))).toBe(false);
    expect((await refused('new', study)).code).toBe(1);
    expect((await refused('undo', join(folder, 'none.axial'))).code).toBe(1);
    expect((await refused('chart', study, 'map', '--out', join(folder, 'map.svg'))).sentence).toContain(
      'There are no codes to place.',
    );
    expect((await axial('export', study, 'project', '--out', join(folder, 'p.csv'))).code).toBe(2);
    expect(
      (await refused('chart', study, 'comparison', '--out', join(folder, 'a.svg'), '--codes', 'Nowhere')).code,
    ).toBe(1);
    expect((await refused('memo', study, '--title', 'T', '--text', 'x', '--type', 'novel')).sentence).toContain(
      'theoretical',
    );
    const { out, code } = await axial('text', study, 'nowhere', '--json');
    expect([code, out]).toEqual([2, expect.stringContaining('"error"')]);
    const asJson = await axial('list', join(folder, 'none.axial'), 'codes', '--json');
    expect(JSON.parse(asJson.out)).toEqual({ error: { code: 'not_found', message: expect.any(String) } });
  });

  it.each([
    [['frobnicate']],
    [['new']],
    [['new', 'a.axial', 'b.axial']],
    [['new', 'a.axial', '--template', 'ten-themes']],
    [['list', 'a.axial']],
    [['list', 'a.axial', 'everything']],
    [['list', 'a.axial', 'codes', '--frob']],
    [['code', 'a.axial', '--document', 'a', '--code', 'X', '--start', '0']],
    [['code', 'a.axial', '--document', 'a', '--code', 'X', '--start', '-1', '--end', '3']],
    [['code', 'a.axial', '--document', 'a', '--code', 'X', '--start', '1.5', '--end', '3']],
    [['code', 'a.axial', '--from', 'x.csv', '--document', 'a']],
    [['memo', 'a.axial', '--title', 'T']],
    [['export', 'a.axial', 'segments']],
    [['export', 'a.axial', 'segments', '--out', 'a.doc']],
    [['export', 'a.axial', 'segments', '--out', 'other.axial']],
    [['chart', 'a.axial', 'pie', '--out', 'a.svg']],
    [['chart', 'a.axial', 'comparison', '--out', 'a.svg', '--unit', 'pairs']],
    [['chart', 'a.axial', 'co-occurrence', '--out', 'a.svg', '--unit', 'words']],
    [['serve', '--port', 'ninety']],
  ])('leaves with 2 and says how it is called: axial %j', async (words) => {
    expect((await refused(...words)).code).toBe(2);
  });

  it('explains itself', async () => {
    expect(await done('--help')).toContain('axial import STUDY.axial PATH...');
    for (const name of ['new', 'import', 'list', 'code', 'chart', 'export', 'serve']) {
      expect(await done(name, '--help'), name).toContain(`axial ${name} `);
    }
    expect((await axial()).code).toBe(2);
  });

  it('is a program: it writes, complains and leaves as programs do', async () => {
    const run = async (...words: readonly string[]) => {
      const child = spawn(process.execPath, [join(root, 'electron/cli.ts'), ...words], { env: childEnvironment() });
      const said = { out: '', err: '' };
      child.stdout.on('data', (piece: Buffer) => {
        said.out += piece.toString();
      });
      child.stderr.on('data', (piece: Buffer) => {
        said.err += piece.toString();
      });
      const [code] = await once(child, 'close');
      return { code, ...said };
    };
    expect(await run('new', study)).toEqual({ code: 0, out: `Made ${study}\n`, err: '' });
    expect(await run('new', study)).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/^axial: .+\n$/) });
    expect(await run('frobnicate')).toMatchObject({ code: 2, out: '' });
  });

  it('takes a name with a comma in it as it stands, and a list of names as a list', async () => {
    await done('new', study);
    await done('import', study, file('Smith, Anna.txt', 'They call back.'), file('Jones.txt', 'They do not.'));
    const code = (document: string, path: string) =>
      done('code', study, '--document', document, '--code', path, '--start', '0', '--end', '4');
    await code('Smith, Anna', 'Trust, and effort');
    await code('Jones', 'Trust');
    const exported = async (...choice: string[]) => {
      const out = join(folder, 'segments.json');
      await done('export', study, 'segments', '--out', out, ...choice);
      const { segments } = JSON.parse(readFileSync(out, 'utf8')) as { segments: { document: string }[] };
      return segments.map(({ document }) => document).sort();
    };
    expect(await exported('--document', 'Smith, Anna')).toEqual(['Smith, Anna']);
    expect(await exported('--code', 'Trust, and effort')).toEqual(['Smith, Anna']);
    expect(await exported('--document', 'Jones,Smith\\, Anna')).toEqual(['Jones', 'Smith, Anna']);
    const memo = ['--title', 'M', '--text', 'x', '--document', 'Smith, Anna', '--code', 'Trust, and effort'];
    await done('memo', study, ...memo);
  });

  it('reads codings that a spreadsheet parted with semicolons, and says what a row lacks', async () => {
    await done('new', study);
    await done('import', study, file('a.txt', 'Some words, and more.'));
    const table = file('codings.csv', '\uFEFFdocument;code;start;end;comment\r\na;Trust;0;4;"one, two; three"\r\n');
    await done('code', study, '--from', table);
    const codings = JSON.parse(await done('list', study, 'codings', '--json')) as { comment: string }[];
    expect(codings.map(({ comment }) => comment)).toEqual(['one, two; three']);
    const lacking = file('lacking.csv', 'document,code,end\na,Trust,4\n');
    expect(await refused('code', study, '--from', lacking)).toEqual({
      code: 1,
      sentence: 'axial: Row 1: its start is missing.',
    });
  });

  it('takes no empty word for a path, and no number that nothing could be done with', async () => {
    await done('new', study);
    const before = readdirSync(folder).sort();
    expect((await refused('new', '')).code).toBe(2);
    expect((await refused('import', study, '')).code).toBe(2);
    expect(await refused('serve', '--port', '99999', '--no-open')).toEqual({
      code: 2,
      sentence: 'axial: --port takes a whole number up to 65535, not “99999”.',
    });
    const chart = ['chart', study, 'co-occurrence', '--out', join(folder, 'chart.svg')];
    expect((await refused(...chart, '--width', '9999999')).code).toBe(2);
    expect((await refused('code', study, '--document', 'a', '--code', '', '--start', '0', '--end', '1')).sentence).toBe(
      'axial: A coding needs a code.',
    );
    expect(readdirSync(folder).sort()).toEqual(before);
  });

  /** The environment of a program of its own; what a test runner puts there is none of its business. */
  const childEnvironment = () => ({ ...process.env, NODE_OPTIONS: '' });

  it('reads a study that another program has open, and waits for nobody to write it', async () => {
    await done('new', study, '--template', 'five-themes');
    const serving = spawn(process.execPath, [join(root, 'electron/cli.ts'), 'serve', study, '--no-open'], {
      env: childEnvironment(),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(serving.stdout.setEncoding('utf8'), 'data')) as [string];
    expect(line).toMatch(/^Axial is open at http:\/\/127\.0\.0\.1:\d+\/\?token=/);
    expect(JSON.parse(await done('list', study, 'codes', '--json'))).toHaveLength(5);
    expect(await refused('code', study, '--document', 'a', '--code', 'X', '--start', '0', '--end', '1')).toMatchObject({
      code: 1,
    });
    const ended = once(serving, 'exit');
    serving.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });
});
