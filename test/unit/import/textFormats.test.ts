import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../electron/import/readDocument.ts';
import { marked, marksAreSound } from '../../support/marks.ts';

const file = (name: string) => fileURLToPath(new URL(`../../../fixtures/documents/${name}`, import.meta.url));
const read = (name: string, options = {}) => readDocument({ path: file(name), options });
const readBytes = (name: string, source: string, options = {}) =>
  readDocument({ name, bytes: Buffer.from(source, 'latin1'), options });

describe('a web page', () => {
  it('comes in as what a reader sees of it, line by line', async () => {
    const page = await read('night-shift.html');
    expect(page.text.split('\n')).toEqual([
      'Night shift at the bakery',
      'Ms Aker: We start at two o’clock, before the croissants\u00a0rise. The dough waits.',
      'INT: And who opens the door?',
      'At two?',
      'flour',
      'rye',
      'wheat',
      'both kinds',
      'salt',
      '“Bread is time” — 50\u00a0% of it',
      'Day\tLoaves',
      'Monday\t120',
      '\tcafé 30',
      '  oven  1',
      '  oven  2',
      '5 < 6 & 7 > 6, über all.',
    ]);
    expect(page.origin).toMatchObject({ kind: 'html', encoding: 'windows-1252' });
    expect(page.warnings).toEqual(['One picture was left out.']);
    expect(marksAreSound(page)).toBe(true);
  });

  it('keeps headings, lists, quotes, emphasis, links and tables as marks', async () => {
    const page = await read('night-shift.html');
    expect(marked(page, 'heading1')).toEqual(['Night shift at the bakery']);
    expect(marked(page, 'bullet')).toEqual(['flour', 'salt']);
    expect(page.format.filter(({ kind }) => kind === 'number').map(({ value, level }) => [value, level])).toEqual([
      ['3.', 1],
      ['4.', 1],
    ]);
    expect(marked(page, 'quote')).toEqual(['“Bread is time” — 50\u00a0% of it']);
    expect(marked(page, 'italic')).toEqual(['croissants', 'time']);
    expect(page.format.find(({ kind }) => kind === 'link')).toMatchObject({ value: 'https://example.org/dough' });
    expect(marked(page, 'table-row')).toEqual(['Day\tLoaves', 'Monday\t120', '\tcafé 30']);
    expect(marked(page, 'table-cell')).toEqual(['Day', 'Loaves', 'Monday', '120', 'café 30']);
  });

  it.each([
    ['a script, a style, a template', '<p>a<script>b()</script><style>c{}</style><template>d</template></p>', 'a'],
    ['a dialogue that is shut', '<p>a</p><dialog>b</dialog><dialog open>c</dialog>', 'a\nc'],
    ['readings above signs', '<ruby>東<rp>(</rp><rt>とう</rt><rp>)</rp></ruby>京', '東京'],
    ['a remark, a script that never ends', '<p>a<!-- b --></p><script>c', 'a'],
    ['white space', ' <p> a \n b <b> c</b> d</p>\n\n<p>\te</p>', 'a b c d\ne'],
    ['words in no element', 'a<div>b</div>c', 'a\nb\nc'],
    ['tags that are crossed or never closed', '<p>a<b>b<i>c</b>d</i><p>e', 'abcd\ne'],
    ['signs that are no tags', '<p>1 < 2, a<b & c</p>', '1 < 2, a'],
    ['entities', '<p>&eacute;&#233;&#xe9;&amp;lt;&nope;</p>', 'ééé&lt;&nope;'],
    [
      'nested tables',
      '<table><tr><td>a<table><tr><td>b</td><td>c</td></tr></table></td><td>d</td></tr></table>',
      'a\nb\tc\td',
    ],
  ])('with %s is read as a browser shows it', async (_what, source, text) => {
    expect((await readBytes('a.html', Buffer.from(source).toString('latin1'))).text).toBe(text);
  });

  it('that names a wrong encoding is read in the one that its bytes show', async () => {
    const russian = Buffer.from([0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4]).toString('latin1');
    const words = `${russian}, \xd1 \xce\xc5 \xda\xce\xc1\xc0, \xde\xd4\xcf`;
    const page = await readBytes('a.html', `<meta charset="utf-8"><p>${words}</p>`);
    expect(page.text).toBe('Привет, я не знаю, что');
    expect(page.origin.encoding).toBe('koi8-r');
    const honest = await readBytes('a.html', `<meta charset="windows-1251"><p>\xcf\xf0\xe8</p>`);
    expect(honest).toMatchObject({ text: 'При', origin: { encoding: 'windows-1251' } });
  });

  it('without words, or nested without end, is refused in a sentence', async () => {
    await expect(readBytes('a.html', '<html><script>b()</script></html>')).rejects.toThrow(
      'a.html is empty: there is no text in it.',
    );
    await expect(readBytes('a.html', '<html><img src="a">')).rejects.toThrow('a.html holds pictures and no text.');
    await expect(readBytes('a.html', '<b>'.repeat(100_000))).rejects.toThrow(/^a\.html is damaged/);
  });
});

describe('a rich text file', () => {
  it('comes in with its code pages, escapes, cells and notes', async () => {
    const letter = await read('night-shift.rtf');
    expect(letter.text.split('\n')).toEqual([
      'Night shift at the bakery',
      'Ms Aker: We start at two o’clock, before the croissants\u00a0rise. The dough waits—café, €5, 😇 done.',
      'INT: And who never opens? Привет 日本 αβ ä{x}',
      'flour',
      'rye',
      'Bread is time.',
      'Day\tLoaves',
      '\t30',
      'new soft\u00adhyphen non\u2011breaking\tend',
      'line',
      'In a box.',
      'The oven is lit at one.',
    ]);
    expect(letter.origin).toMatchObject({ kind: 'rtf', encoding: null, confidence: 1 });
    expect(marksAreSound(letter)).toBe(true);
    expect(marked(letter, 'heading1')).toEqual(['Night shift at the bakery']);
    expect(marked(letter, 'bullet')).toEqual(['flour']);
    expect(letter.format.find(({ kind }) => kind === 'number')).toMatchObject({ value: '1.', level: 1 });
    expect(marked(letter, 'quote')).toEqual(['Bread is time.']);
    expect(marked(letter, 'footnote')).toEqual(['The oven is lit at one.']);
    expect(marked(letter, 'table-cell')).toEqual(['Day', 'Loaves', '30']);
    expect(letter.format.find(({ kind }) => kind === 'link')).toMatchObject({ value: 'https://example.org/dough' });
  });

  it('can be read as it was before its changes, and with what it hides', async () => {
    expect((await read('night-shift.rtf', { changes: 'original' })).text).toContain('gone soft');
    const open = await read('night-shift.rtf', { hidden: true });
    expect(open.text).toContain('And a secret who never opens?');
    expect(marked(open, 'hidden')).toEqual(['a secret ']);
  });

  it.each([
    ['a character before the font', String.raw`{\fonttbl{\f0\fcharset204 A;}}\f0 \'cf\'f0`, 'Пр'],
    ['two bytes of one sign with a line end between', `{\\fonttbl{\\f0\\fcharset128 A;}}\\f0 \\'93\n\\'fa`, '日'],
    ['a second byte that is a letter', String.raw`{\fonttbl{\f0\fcharset128 A;}}\f0 \'83A`, 'ア'],
    ['stand-ins of two bytes', String.raw`\uc2\u26085\'93\'fa!`, '日!'],
    ['no stand-ins', String.raw`\uc0\u228\u246 x`, 'äöx'],
    ['a stand-in at the end of a group', String.raw`{\u228}?`, 'ä?'],
    ['negative numbers', String.raw`\u-10179?\u-8694?`, '😊'],
    ['half a pair', String.raw`a\u-10179?b`, 'a\ufffdb'],
    ['the same twice, plain and in Unicode', String.raw`{\upr{no}{\*\ud{yes}}}`, 'yes'],
    ['groups that nobody knows', String.raw`{\*\nobody knows {this}}a{\unknown b}`, 'ab'],
    ['bytes that are no text', '\\bin5 }}}}}a', 'a'],
    ['a file that is cut off', String.raw`a {\b b`, 'a b'],
    ['braces too many', 'a}b}c', 'abc'],
  ])('with %s is read right', async (_what, source, text) => {
    const { text: found } = await readBytes('a.rtf', `{\\rtf1\\ansi ${source}}`);
    expect(found).toBe(text);
  });

  it('that ends in the middle says so, and one that is none is refused', async () => {
    expect(await readBytes('a.rtf', '{\\rtf1 {\\b words')).toMatchObject({
      text: 'words',
      warnings: ['a.rtf ends in the middle: what stood behind is missing.'],
    });
    await expect(readBytes('a.rtf', '{\\rtf1 }')).rejects.toThrow('a.rtf is empty');
    await expect(readBytes('a.rtf', '{\\rtf1 {\\v words}}')).rejects.toThrow('a.rtf holds hidden text only');
    await expect(readBytes('a.rtf', `{\\rtf1 ${'{'.repeat(100_000)}`)).rejects.toThrow(/^a\.rtf is damaged/);
  });
});

describe('subtitles', () => {
  it('have their times as marks, and names in front of turns, whoever wrote them there', async () => {
    const talk = await read('night-shift.vtt');
    expect(talk.text.split('\n')).toEqual([
      "Ms Aker: We start at two o'clock, before the croissants rise. 5 < 6 & so on.",
      'Tom Reyes: And who opens?',
      'Ms Aker: Ida.',
      '[music]',
    ]);
    expect(marked(talk, 'speaker')).toEqual(['Ms Aker:', 'Tom Reyes:', 'Ms Aker:']);
    expect(talk.format.filter(({ kind }) => kind === 'time').map(({ value, level }) => [value, level])).toEqual([
      ['0:00:01', 1500],
      ['0:00:04', 4000],
      ['0:00:06', 6250],
      ['0:00:06', 6250],
      ['1:02:03', 3_723_004],
    ]);
    expect(marked(talk, 'time').slice(0, 2)).toEqual([
      "We start at two o'clock, before the croissants rise.",
      '5 < 6 & so on.',
    ]);
    expect(marked(talk, 'italic')).toEqual(['two']);
    expect(marksAreSound(talk)).toBe(true);
  });

  it('can be read cue by cue, with the lines of each', async () => {
    const talk = await read('night-shift.srt', { mergeCues: false });
    expect(talk.text.split('\n')).toEqual([
      "MS AKER: We start at two o'clock,",
      'before the croissants rise.',
      'MS AKER: So it goes <3.',
      '- And who opens?',
      '- Ida does.',
      'TOM: Good.',
      'TOM: Très bien.',
    ]);
    expect((await read('night-shift.srt')).text.split('\n')).toEqual([
      "MS AKER: We start at two o'clock, before the croissants rise. So it goes <3.",
      '- And who opens?',
      '- Ida does.',
      'TOM: Good. Très bien.',
    ]);
  });

  it('without a cue come in empty and say so; without a sign of cues they are plain text', async () => {
    expect(await readBytes('a.vtt', 'WEBVTT\n')).toMatchObject({
      text: '',
      warnings: ['a.vtt holds no cues: it came in without any text.'],
    });
    expect(await readBytes('a.srt', 'only words')).toMatchObject({
      text: 'only words',
      warnings: ['a.srt holds no cues of subtitles; it was read as plain text.'],
    });
  });

  it.each([
    ['without hours', '00:01.500 --> 00:02.000', 1500],
    ['of single digits', '0:0:1.70 --> 0:0:2.0', 1070],
    ['with a comma and two digits', '00:00:01,50 --> 00:00:02,00', 1500],
    ['without a fraction', '00:00:01 --> 00:00:02', 1000],
    ['of a hundred hours', '100:00:00.000 --> 100:00:01.000', 360_000_000],
  ])('with times %s are read', async (_what, timing, level) => {
    const { format } = await readBytes('a.vtt', `WEBVTT\n\n${timing}\nwords\n`);
    expect(format.find(({ kind }) => kind === 'time')?.level).toBe(level);
  });

  it('under a wrong name are read as what they are', async () => {
    const talk = await readDocument({ name: 'talk.txt', bytes: readFileSync(file('night-shift.vtt')) });
    expect(talk.origin.kind).toBe('vtt');
    expect(talk.warnings[0]).toMatch(/^talk\.txt is really a subtitle file/);
  });
});

describe('the same night in old encodings', () => {
  it.each([
    [
      'night-shift-koi8-r.txt',
      'koi8-r',
      'Пекарня ночью.\nМы начинаем в два часа, и никто не знает, кто откроет дверь.\n',
    ],
    [
      'night-shift-shift-jis.txt',
      'shift_jis',
      '夜のパン屋\n私たちは二時に始めます。誰がドアを開けるのか分かりません。\n',
    ],
    ['night-shift-utf-16.txt', 'utf-16le', 'Night shift\nפרק ראשון\n'],
    [
      'night-shift-mac.txt',
      'macintosh',
      'Nachtschicht in der Bäckerei\nWir fangen um zwei an, und für die Brötchen müssen wir früher aufstehen.\n',
    ],
  ])('%s is found to be %s and comes in letter by letter', async (name, encoding, text) => {
    expect(await read(name)).toMatchObject({ text, origin: { kind: 'text', encoding } });
  });
});

it('a formula of a web page comes in once, without its source', async () => {
  const source =
    '<p>So <math><semantics><mi>E</mi><annotation encoding="TeX">E=mc^2</annotation></semantics></math>.</p>';
  expect((await readBytes('a.html', source)).text).toBe('So E.');
});

describe('rich text as word processors write it', () => {
  const rich = async (body: string) => await readBytes('a.rtf', `{\\rtf1\\ansi\\ansicpg1252 ${body}}`);

  it('keeps emoji whose halves have control words between them', async () => {
    expect((await rich("\\uc0 \\u55357\\uc1 \\u56832\\'3f and {\\u-10179 ?}{\\b\\u-8704 ?} end")).text).toBe(
      '😀 and 😀 end',
    );
  });

  it('takes nothing of a bullet for its paragraph', async () => {
    const { format } = await rich(
      '{\\stylesheet{\\s1 heading 1;}}\\pard\\s1{\\listtext\\pard\\plain\\tab}\\ls1 Night\\par',
    );
    expect(format).toEqual([{ kind: 'heading1', start: 0, end: 5 }]);
    const row = await rich('\\trowd\\pard\\intbl{\\listtext\\pard\\plain -\\tab}one\\cell\\pard\\intbl two\\cell\\row');
    expect(row.text).toBe('one\ttwo');
  });

  it('keeps words that have their reading above them, without the reading', async () => {
    const field =
      '{\\field{\\*\\fldinst {EQ \\\\* jc3 \\\\o\\\\al(\\\\s\\\\up 11(\\u12363 ?),\\u28450 ?\\u23383 ?)}}{\\fldrslt {}}}';
    expect((await rich(`Ruby: ${field}!`)).text).toBe('Ruby: 漢字!');
  });

  it('says that hidden words were left out', async () => {
    expect(await rich('seen {\\v unseen}')).toMatchObject({ text: 'seen ', warnings: ['Hidden text was left out.'] });
  });
});
