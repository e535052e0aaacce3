import { describe, expect, test } from 'vitest';
import { decodePlainText } from '#shared/interchange/refi/plainText.ts';
import { readDateTime } from '#shared/interchange/refi/times.ts';
import { refiToIncoming } from '#shared/interchange/refi/toIncoming.ts';
import { validForm } from '#shared/interchange/refi/validForm.ts';
import { readRefiFile } from '../../../electron/import/refi/readProject.ts';
import { archiveOf, bytesOfText, projectXml, readProject } from '../../support/refiFiles.ts';

const id = (number: number): string => `11111111-2222-4333-8444-${String(number).padStart(12, '0')}`;
const codes = `<CodeBook><Codes><Code guid="${id(1)}" name="a" isCodable="true"/></Codes></CodeBook>`;
const coded = (rest: string) =>
  `<PlainTextSelection guid="${id(3)}" startPosition="0" endPosition="5"><Coding guid="${id(4)}"${rest}><CodeRef targetGUID="${id(1)}"/></Coding></PlainTextSelection>`;
const source = (path: string, inside = coded('')) =>
  projectXml(`${codes}<Sources><TextSource guid="${id(2)}" name="Talk" ${path}>${inside}</TextSource></Sources>`);
const words = 'Hello world.\n';
const bringWith = (path: string, file: string) =>
  refiToIncoming(readProject(archiveOf({ 'project.qde': source(path), [file]: words })));

describe('paths as programs write them', () => {
  test.each([
    ['relative:///A.txt', 'sources/A.txt'],
    ['relative:///sources/a.TXT', 'Sources/A.txt'],
    ['sources/A.txt', 'sources/A.txt'],
    ['A.txt', 'sources/A.txt'],
    ['internal://sources\\A.txt', 'sources/A.txt'],
    ['internal://my%20talk.txt', 'sources/my talk.txt'],
    ['internal://100%.txt', 'sources/100%.txt'],
    ['internal://\u00E4.txt', 'sources/a\u0308.txt'],
  ])('the words of %s are found in the archive as %s', (path, file) => {
    const study = bringWith(`plainTextPath="${path}"`, file);
    expect(study.documents.map(({ text }) => text)).toEqual([words]);
    expect(study.codings).toHaveLength(1);
    expect(study.report.losses).toEqual([]);
  });

  test.each(['internal://../../A.txt', 'relative:///../A.txt', '..\\A.txt', 'http://localhost/B.txt'])(
    'what %s means is not looked for, and told',
    (path) => {
      const study = bringWith(`plainTextPath="${path}"`, 'sources/A.txt');
      expect(study.documents).toEqual([]);
      expect(study.report.losses.map(({ sentence }) => sentence)[0]).toContain(path);
    },
  );

  test('a path that is found elsewhere is told once; one that says nothing is none', () => {
    const study = bringWith('plainTextPath="A.txt" richTextPath=""', 'sources/A.txt');
    expect(study.report.notes).toEqual([
      'One path was not written as the format has it; the files were found in the archive by their names.',
    ]);
    expect(study.report.losses).toEqual([]);
  });
});

describe('containers that other packers make', () => {
  const files = { 'project.qde': source('plainTextPath="internal://A.txt"'), 'sources/A.txt': words };
  const quotes = (bytes: Uint8Array) => {
    const read = readRefiFile(bytes, 'p.qdpx');
    const study = refiToIncoming(read);
    return study.codings.map(({ start, end }) => study.documents[0]?.text.slice(start, end));
  };

  test('an archive of the longer kind (ZIP64) at a small size', () => {
    expect(quotes(longArchive(files))).toEqual(['Hello']);
  });

  test('a longer archive that is cut off at any place is refused', () => {
    const whole = longArchive(files);
    for (let length = 1; length < whole.length; length += 11) {
      expect(() => readRefiFile(whole.subarray(0, length), 'p.qdpx')).toThrow(/^p\.qdpx is (?:damaged|no REFI)/);
    }
  });

  test('a comment behind the archive that holds the mark of an end', () => {
    const comment = bytesOfText(`made by PK\u0005\u0006 packer ${'x'.repeat(40)}`);
    const whole = Buffer.concat([archiveOf(files), comment]);
    whole.writeUInt16LE(comment.length, whole.length - comment.length - 2);
    expect(quotes(new Uint8Array(whole))).toEqual(['Hello']);
  });

  test('what a Mac puts beside files is no project', () => {
    const beside = { '__MACOSX/._project.qde': 'x', '._project.qde': 'x', '._Talk.qde': 'x' };
    expect(quotes(archiveOf({ ...beside, ...files }))).toEqual(['Hello']);
    const folder = Object.fromEntries(Object.entries(files).map(([name, content]) => [`Talk/${name}`, content]));
    expect(quotes(archiveOf({ ...beside, ...folder }))).toEqual(['Hello']);
  });

  test('project.qde goes before Project.qde, which is named', () => {
    const file = readProject(archiveOf({ 'Project.qde': projectXml(''), ...files }));
    expect(file.findings.map(({ sentence }) => sentence)).toEqual([
      'There is a second project file, Project.qde; project.qde was read.',
    ]);
    expect(refiToIncoming(file).codings).toHaveLength(1);
  });
});

/** As a packer writes that knows the longer form only: every number of an entry stands in its field. */
function longArchive(files: Readonly<Record<string, string>>): Uint8Array {
  const short = Buffer.from(archiveOf(files));
  const end = short.length - 22;
  const entries: Buffer[] = [];
  for (let at = short.readUInt32LE(end + 16); at < end; ) {
    const name = at + 46 + short.readUInt16LE(at + 28);
    const head = Buffer.from(short.subarray(at, name));
    const field = Buffer.alloc(28);
    field.writeUInt16LE(1, 0);
    field.writeUInt16LE(24, 2);
    for (const [index, place] of [24, 20, 42].entries()) {
      field.writeBigUInt64LE(BigInt(short.readUInt32LE(at + place)), 4 + 8 * index);
      head.writeUInt32LE(0xffffffff, place);
    }
    head.writeUInt16LE(field.length, 30);
    head.writeUInt16LE(0, 32);
    entries.push(head, field);
    at = name + short.readUInt16LE(at + 30) + short.readUInt16LE(at + 32);
  }
  const parts = short.subarray(0, short.readUInt32LE(end + 16));
  const directory = Buffer.concat(entries);
  const tail = Buffer.alloc(98);
  tail.writeUInt32LE(0x06064b50, 0);
  for (const place of [24, 32]) tail.writeBigUInt64LE(BigInt(entries.length / 2), place);
  tail.writeBigUInt64LE(BigInt(directory.length), 40);
  tail.writeBigUInt64LE(BigInt(parts.length), 48);
  tail.writeUInt32LE(0x07064b50, 56);
  tail.writeBigUInt64LE(BigInt(parts.length + directory.length), 64);
  tail.writeUInt32LE(0x06054b50, 76);
  for (const place of [84, 86]) tail.writeUInt16LE(0xffff, place);
  for (const place of [88, 92]) tail.writeUInt32LE(0xffffffff, place);
  return new Uint8Array(Buffer.concat([parts, directory, tail]));
}

describe('words, dates and coders as programs write them', () => {
  test.each(['utf16le', 'utf16be'])('%s without a mark is known by its zeros, and told', (order) => {
    const bytes = Buffer.from('Hello wörld\n', 'utf16le');
    if (order === 'utf16be') bytes.swap16();
    expect(decodePlainText(new Uint8Array(bytes))).toEqual({
      text: 'Hello wörld\n',
      warning: 'It is in UTF-16 instead of UTF-8.',
    });
    expect(decodePlainText(bytesOfText('a\0b')).text).toBe('a\0b');
  });

  test.each([
    ['2020-01-02T03:04:05', '2020-01-02T03:04:05.000Z'],
    ['2020-01-02T03:04:05.1234567-05:30', '2020-01-02T08:34:05.123Z'],
    ['2020-01-02 03:04:05', '2020-01-02T03:04:05.000Z'],
    ['2020-01-02T03:04:05+0200', '2020-01-02T01:04:05.000Z'],
    ['2020-01-02', '2020-01-02T00:00:00.000Z'],
  ])('the date %s is %s', (written, date) => expect(new Date(readDateTime(written) ?? 0).toISOString()).toBe(date));

  test('a date that is none, and a coder that the file does not name, are told', () => {
    const rest = ` creatingUser="${id(9)}" creationDateTime="2020-13-45T99:00:00Z"`;
    const study = refiToIncoming(readProject(archiveOf({ 'project.qde': source('', coded(rest)) })));
    expect(study.codings).toEqual([]);
    const inline = source('', `<PlainTextContent>${words}</PlainTextContent>${coded(rest)}`);
    const { codings, report } = refiToIncoming(readProject(inline));
    expect(codings.map(({ coderId, createdAt }) => [coderId, createdAt])).toEqual([[null, null]]);
    expect(report.losses).toEqual([
      {
        what: 'coded segment',
        name: '',
        id: id(4),
        sentence: 'Its date “2020-13-45T99:00:00Z” is none; it has that of the import.',
      },
    ]);
    expect(report.notes.join()).toContain(id(9));
  });
});

describe('facts that are not shown as they came are told', () => {
  const talk = source('', `<PlainTextContent>${words}</PlainTextContent>`);
  const withFacts = (before: string, after = '') =>
    refiToIncoming(
      readProject(talk.replace('<Sources>', `${before}<Sources>`).replace('</Sources>', `</Sources>${after}`)),
    ).report.losses.map(({ what, name, id: guid, sentence }) => [what, name, guid, sentence]);
  const variables = `<Variables><Variable guid="${id(5)}" name="Size" typeOfVariable="Integer"/></Variables>`;
  const size = (value: string) =>
    `<VariableValue><VariableRef targetGUID="${id(5)}"/><IntegerValue>${value}</IntegerValue></VariableValue>`;
  const about = `<SourceRef targetGUID="${id(2)}"/>`;
  const of = (inside: string) => `${variables}<Cases><Case guid="${id(6)}" name="K">${inside}</Case></Cases>`;

  test('a number that is greater than can be held', () => {
    expect(withFacts(of(size('9007199254740993') + about))).toEqual([
      [
        'case',
        'K',
        id(6),
        'The value “9007199254740993” of “Size” has more digits than are kept here; it goes out as it came.',
      ],
    ]);
    expect(withFacts(of(size('+42') + about))).toEqual([]);
  });

  test('a case with values that names no document (NVivo), and one that names a code that is not there', () => {
    expect(withFacts(of(`<CodeRef targetGUID="${id(8)}"/>${size('42')}`))).toEqual([
      ['case', 'K', id(6), `It names a code that is not in the file (${id(8)}).`],
      ['case', 'K', id(6), 'It is about no document as a whole; its values are kept for export and not shown.'],
    ]);
  });

  test('members of sets that the file does not hold', () => {
    const set = `<Sets><Set guid="${id(7)}" name="S"><MemberSource targetGUID="${id(2)}"/><MemberSource targetGUID="${id(9)}"/></Set></Sets>`;
    expect(withFacts('', set)).toEqual([['set', 'S', id(7), `It names a source that is not in the file (${id(9)}).`]]);
  });
});

describe('check 17: what came in a wrong form goes out in a right one, and is told', () => {
  test('numbers, dates, colours and values', () => {
    const odd = projectXml(
      `${codes}<Sources><PictureSource guid="${id(2)}"><PictureSelection guid="${id(3)}" firstX="1.5" firstY="2" secondX="3,2" secondY="" creationDateTime="2020-01-02 03:04:05" modifiedDateTime="soon"/><VariableValue><VariableRef targetGUID="${id(5)}"/><FloatValue>1e5</FloatValue></VariableValue><VariableValue><VariableRef targetGUID="${id(5)}"/><FloatValue>NaN</FloatValue></VariableValue><VariableValue><VariableRef targetGUID="${id(5)}"/><DateValue>03.02.2020</DateValue></VariableValue></PictureSource></Sources><Links><Link guid="${id(7)}" color="blue"/></Links>`,
    );
    const { project, findings } = validForm(readProject(odd).project);
    const [source] = project.sources;
    if (source?.kind !== 'PictureSource') throw new Error('no picture');
    expect(source.areas[0]).toMatchObject({ firstX: '2', firstY: '2', secondX: '3', secondY: '0' });
    expect(source.areas[0]?.creationDateTime).toBe('2020-01-02T03:04:05Z');
    expect(source.areas[0]?.modifiedDateTime).toBeUndefined();
    expect(source.values.map(({ kind, value }) => [kind, value])).toEqual([
      ['Float', '100000'],
      [undefined, undefined],
      ['Date', '2020-02-03'],
    ]);
    expect(project.links[0]?.color).toBeUndefined();
    expect(findings).toHaveLength(9);
    expect(findings[0]).toMatchObject({ element: 'PictureSelection', guid: id(3) });
    expect(validForm(project).project).toBe(project);
  });
});
