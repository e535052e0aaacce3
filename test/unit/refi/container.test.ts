import { describe, expect, test } from 'vitest';
import { internalName } from '#shared/interchange/refi/file.ts';
import { readRefiFile } from '../../../electron/import/refi/readProject.ts';
import { archiveOf, bytesOfText, projectXml, readCodebook, readProject } from '../../support/refiFiles.ts';

const project = projectXml('', 'name="Desk"');
const codebook =
  '<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code guid="0000ab1e-0000-4000-8000-000000000001" name="a" isCodable="true"/></Codes></CodeBook>';
const sentences = (file: { findings: readonly { sentence: string }[] }) =>
  file.findings.map(({ sentence }) => sentence);
const refusal = (bytes: Uint8Array): string => {
  try {
    readRefiFile(bytes, 'p.qdpx');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'unsupported_format') return error.message;
    throw error;
  }
  return 'it was read';
};

describe('check 3: containers as programs write them', () => {
  test.each([
    ['project.qde and sources/', { 'project.qde': project, 'sources/A.txt': 'words' }],
    ['Project.qde and Sources/', { 'Project.qde': project, 'Sources/A.txt': 'words' }],
    ['a project named after itself', { 'Desk study.qde': project, 'sources/A.txt': 'words' }],
    ['sources before the project', { 'sources/A.txt': 'words', 'project.qde': project }],
    ['entries for folders', { 'sources/': '', 'project.qde': project, 'sources/A.txt': 'words', 'Sources/sub/': '' }],
    ['backslashes between folders', { 'project.qde': project, 'sources\\A.txt': 'words' }],
    ['names that begin with ./', { './project.qde': project, './sources/A.txt': 'words' }],
  ])('%s', (_, entries) => {
    const file = readProject(archiveOf(entries));
    expect(file.project.name).toBe('Desk');
    expect([...file.files].map(([name, bytes]) => [name, new TextDecoder().decode(bytes)])).toEqual([
      ['a.txt', 'words'],
    ]);
    expect(file.spellings.get('a.txt')).toBe('A.txt');
    expect(file.findings).toEqual([]);
    expect(file.extras).toEqual([]);
  });

  test('a project without sources, in an archive or bare', () => {
    for (const file of [archiveOf({ 'project.qde': project }), bytesOfText(project), bytesOfText(`\uFEFF${project}`)]) {
      expect(readProject(file).project.name).toBe('Desk');
      expect(readProject(file).files.size).toBe(0);
      expect(readProject(file).supplement).toBeNull();
    }
  });

  test('a codebook, also with a byte order mark and in UTF-16', () => {
    const utf16 = new Uint8Array(Buffer.from(`\uFEFF${codebook}`, 'utf16le'));
    for (const file of [codebook, `\uFEFF${codebook}`, utf16]) {
      expect(readCodebook(file).codebook.codes.map(({ name }) => name)).toEqual(['a']);
      expect(readCodebook(file).findings).toEqual([]);
    }
  });

  test('stray entries are passed over and named', () => {
    const file = readProject(
      archiveOf({
        'project.qde': project,
        'magnolia-extra.json': '{}',
        'sources/.root': '',
        'sources/deep/b.txt': 'b',
        'axial.json': '{"a":1}',
      }),
    );
    expect(file.extras).toEqual(['magnolia-extra.json', 'sources/.root', 'sources/deep/b.txt']);
    expect(file.supplement).toBe('{"a":1}');
    expect(file.files.size).toBe(0);
    expect(file.findings).toEqual([]);
  });

  test('project.qde goes before another project, which is named', () => {
    const file = readProject(archiveOf({ 'other.qde': projectXml('', 'name="Other"'), 'PROJECT.QDE': project }));
    expect(file.project.name).toBe('Desk');
    expect(sentences(file)).toEqual(['There is a second project file, other.qde; PROJECT.QDE was read.']);
  });

  test('an archive that was unpacked and packed again with its folder', () => {
    const file = readProject(
      archiveOf({ 'Desk/project.qde': project, 'Desk/sources/a.txt': 'words', '__MACOSX/._x': '' }),
    );
    expect([file.project.name, ...file.files.keys()]).toEqual(['Desk', 'a.txt']);
    expect(sentences(file)).toEqual([
      'The project stands in a folder of the archive, Desk/, where none belongs; it was taken from there.',
    ]);
  });

  test('several projects, none of them project.qde, are refused', () => {
    expect(refusal(archiveOf({ 'a.qde': project, 'b.qde': project }))).toBe(
      'p.qdpx holds several project files and none that is the only project.qde.',
    );
  });

  test('two files whose names differ in case only: the first is read, the second named', () => {
    const file = readProject(archiveOf({ 'project.qde': project, 'sources/A.txt': '1', 'Sources/a.TXT': '2' }));
    expect(new TextDecoder().decode(file.files.get('a.txt'))).toBe('1');
    expect(sentences(file)).toEqual(['There is a second file a.TXT in the archive; it was left out.']);
  });

  test.each([
    ['internal://A.TXT', 'a.txt'],
    ['internal://sources/A.txt', 'a.txt'],
    ['internal:///a.txt', 'a.txt'],
    ['relative:///a.txt', null],
    ['absolute:///C:/a.txt', null],
    ['internal://../a.txt', null],
    ['a.txt', null],
    [undefined, null],
  ])('the path %s names %s inside the archive', (path, name) => expect(internalName(path)).toBe(name));
});

describe('check 14: hostile and damaged containers', () => {
  test('entries that point outside, and links, are left out and named', () => {
    const link = { os: 3, attrs: 0o120777 << 16 };
    const outside = ['../evil.txt', '..\\evil.txt', '/etc/evil', 'C:\\evil.txt', 'sources/../../evil.txt'];
    const file = readProject(
      archiveOf({
        'project.qde': project,
        ...Object.fromEntries(outside.map((name) => [name, 'evil'])),
        'sources/link.txt': [bytesOfText('/etc/passwd'), link],
      }),
    );
    expect(file.files.size).toBe(0);
    expect(sentences(file)).toEqual([
      ...outside.map((name) => `The entry ${name} points outside the archive; it was left out.`),
      'The entry sources/link.txt is a link to another file; it was left out.',
    ]);
  });

  test('a project that is a link is no project', () => {
    const link = [bytesOfText('/etc/passwd'), { os: 3, attrs: 0o120777 << 16 }] as [
      Uint8Array,
      { os: number; attrs: number },
    ];
    expect(refusal(archiveOf({ 'project.qde': link }))).toMatch(/holds no project file/);
  });

  test('what bursts is refused before anything is unfolded', () => {
    const zeros = new Uint8Array(17 * 1024 * 1024);
    const bomb = archiveOf({ 'project.qde': project, 'sources/bomb.txt': [zeros, { level: 1 }] });
    expect(refusal(bomb)).toBe('p.qdpx unfolds to more than the program takes from one file.');
  });

  test('a declared size is never exceeded', () => {
    const lying = archiveOf({ 'project.qde': project, 'sources/a.txt': 'x'.repeat(5000) });
    // The size that the directory declares for the last entry.
    const directory = Buffer.from(lying.buffer).lastIndexOf('PK\u0001\u0002');
    new DataView(lying.buffer).setUint32(directory + 24, 10, true);
    const file = readProject(lying);
    expect(file.files.size).toBe(0);
    expect(sentences(file)).toEqual(['The file a.txt is damaged inside the archive; it was left out.']);
  });

  test('a file whose bytes changed is left out and named; a project whose bytes changed is refused', () => {
    const stored = { level: 0 } as const;
    const damaged = archiveOf({ 'project.qde': project, 'sources/a.txt': [bytesOfText('Hello world'), stored] });
    damaged[Buffer.from(damaged.buffer).indexOf('Hello')] = 0x4a;
    expect(sentences(readProject(damaged))).toEqual(['The file a.txt is damaged inside the archive; it was left out.']);
    const worse = archiveOf({ 'project.qde': [bytesOfText(project), stored] });
    worse[Buffer.from(worse.buffer).indexOf('Desk')] = 0x4a;
    expect(refusal(worse)).toBe('p.qdpx is damaged: its project file project.qde cannot be opened.');
  });

  test('an archive that was cut off is refused at every length', () => {
    const whole = archiveOf({ 'project.qde': project, 'sources/a.txt': 'words' });
    for (let length = 1; length < whole.length; length += 7) {
      expect(refusal(whole.subarray(0, length))).toMatch(/^p\.qdpx is (?:damaged|no REFI)/);
    }
  });

  test('an archive of something else, and no archive at all, are refused in a sentence', () => {
    expect(refusal(archiveOf({ 'word/document.xml': '<w/>' }))).toBe(
      'p.qdpx holds no project file (project.qde), so it is no REFI-QDA project.',
    );
    expect(refusal(bytesOfText('Dear diary'))).toBe('p.qdpx is damaged: its XML is not well formed (line 1).');
    expect(refusal(new Uint8Array())).toBe('p.qdpx is empty: there is no text in it.');
    expect(refusal(bytesOfText('<html><body/></html>'))).toBe(
      'p.qdpx is no REFI-QDA file: its outermost element is html, not Project or CodeBook.',
    );
    expect(refusal(bytesOfText('<Project xmlns="http://schemas.microsoft.com/project"/>'))).toBe(
      'p.qdpx is no REFI-QDA file: its elements are of the namespace http://schemas.microsoft.com/project.',
    );
  });

  test('a document type declaration is refused, with and without entities', () => {
    const sentence =
      'p.qdpx has a document type declaration (DOCTYPE), which a file of this format never needs; it was refused for safety.';
    const entity = '<!DOCTYPE Project [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
    expect(refusal(bytesOfText(`${entity}${projectXml('<Description>&x;</Description>').slice(38)}`))).toBe(sentence);
    expect(refusal(archiveOf({ 'project.qde': `<!DOCTYPE Project>${projectXml('').slice(38)}` }))).toBe(sentence);
    expect(refusal(bytesOfText(projectXml('<Description>&unknown;</Description>')))).toMatch(/not well formed/);
  });

  test('a project that is nested without end is refused', () => {
    const deep = `${'<Code guid="g" name="n" isCodable="true">'.repeat(5000)}${'</Code>'.repeat(5000)}`;
    expect(refusal(bytesOfText(projectXml(`<CodeBook><Codes>${deep}</Codes></CodeBook>`)))).toBe(
      'p.qdpx is nested more deeply than the program reads.',
    );
  });

  test('a project behind a password is refused', () => {
    const locked = archiveOf({ 'project.qde': project });
    const view = new DataView(locked.buffer);
    view.setUint16(Buffer.from(locked.buffer).indexOf('PK\u0001\u0002') + 8, 1, true);
    expect(refusal(locked)).toBe('p.qdpx is protected by a password: export it again without one.');
  });
});
