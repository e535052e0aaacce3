import { describe, expect, test } from 'vitest';
import { checkProject } from '#shared/interchange/refi/checkModel.ts';
import { bytesOfText, projectXml, readCodebook, readProject } from '../../support/refiFiles.ts';

const upper = 'AB00CD00-0000-4000-8000-00000000000A';
const lower = upper.toLowerCase();
const code = (attributes: string, inside = ''): string =>
  `<Code name="c" isCodable="true" ${attributes}>${inside}</Code>`;
const coded = (inside: string): string => projectXml(`<CodeBook><Codes>${inside}</Codes></CodeBook>`);
const sentences = (xml: string | Uint8Array): string[] => readProject(xml).findings.map(({ sentence }) => sentence);

describe('check 4 (reading): GUIDs in all their spellings', () => {
  test('braces and case do not matter, in definitions and references', () => {
    const { project, findings } = readProject(
      projectXml(
        `<Users><User guid="{${upper}}"/></Users><CodeBook><Codes>${code(`guid=" {${lower}} "`, `<NoteRef targetGUID="{${upper}}"/>`)}</Codes></CodeBook>
         <Sources><TextSource guid="${lower}" creatingUser="${upper}"><Coding guid="{${lower}}"><CodeRef targetGUID="${upper}"/></Coding></TextSource></Sources>`,
      ),
    );
    expect(project.users[0]?.guid).toBe(lower);
    expect(project.codes[0]?.guid).toBe(lower);
    expect(project.codes[0]?.noteRefs).toEqual([lower]);
    expect(project.sources[0]?.creatingUser).toBe(lower);
    expect(project.sources[0]?.codings[0]?.code).toBe(lower);
    expect(findings).toEqual([]);
  });

  test('ids that are no GUIDs are taken as they stand, and told once', () => {
    const xml = `<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>${code('guid="C01"')}${code('guid="c02"')}</Codes></CodeBook>`;
    const { codebook, findings } = readCodebook(xml);
    expect(codebook.codes.map(({ guid }) => guid)).toEqual(['C01', 'c02']);
    expect(findings).toEqual([
      {
        element: 'Code',
        name: 'c',
        guid: 'C01',
        sentence: 'guid is no GUID in 2 places (the first is “C01”); it was taken as it stands.',
      },
    ]);
  });

  test('an element without a GUID gets one, the same whenever the file is read', () => {
    const xml = coded(`${code('')}${code('')}`);
    const [first, second] = readProject(xml).project.codes;
    expect(first?.guid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(second?.guid).not.toBe(first?.guid);
    expect(readProject(xml).project.codes).toEqual([first, second]);
    expect(sentences(xml)).toHaveLength(2);
  });

  test('the same GUID on a passage of a PDF and on its words is no fault; on two passages of a text it is', () => {
    const selection = (guid: string) => `<PlainTextSelection guid="${guid}" startPosition="0" endPosition="1"/>`;
    const pdf = (inside: string) =>
      readProject(
        projectXml(
          `<Sources><PDFSource guid="${lower}"><PDFSelection guid="${upper.replace('A', 'B')}" page="0" firstX="0" firstY="0" secondX="1" secondY="1"/><Representation guid="${upper.replace('A', 'C')}"><PlainTextContent>word</PlainTextContent>${inside}</Representation></PDFSource></Sources>`,
        ),
      ).project;
    const twin = upper.replace('A', 'B');
    expect(checkProject(pdf(selection(twin)))).toEqual([]);
    expect(checkProject(pdf(selection(twin) + selection(twin)))).toEqual([
      expect.objectContaining({ element: 'PlainTextSelection', guid: twin.toLowerCase() }),
    ]);
  });
});

describe('files that the schema would refuse are read as far as they go', () => {
  test.each([
    'urn:QDA-XML:project:0:10',
    'urn:QDA-XML:project:1:0',
    'urn:QDA-XML:project:0:4',
    'http://schema.qdasoftware.org/versions/Project/v1.5',
  ])('the namespace %s is accepted and named', (namespace) => {
    const xml = projectXml(`<Users><User guid="${lower}" name="A"/></Users>`).replace(
      'urn:QDA-XML:project:1.0',
      namespace,
    );
    expect(readProject(xml).project.users).toHaveLength(1);
    expect(sentences(xml)).toEqual([
      `The file names the namespace ${namespace} instead of urn:QDA-XML:project:1.0; it was read as if it did.`,
    ]);
  });

  test('so are no namespace, and a prefix', () => {
    expect(sentences('<Project name="P"/>')).toEqual([
      'The file names no namespace instead of urn:QDA-XML:project:1.0; it was read as if it did.',
    ]);
    const prefixed = `<q:Project xmlns:q="urn:QDA-XML:project:1.0" name="P"><q:Users><q:User guid="${lower}"/></q:Users></q:Project>`;
    expect(readProject(prefixed).project.users).toHaveLength(1);
    expect(sentences(prefixed)).toEqual([]);
  });

  test('unknown elements and attributes are left out with all that is in them, and told once', () => {
    const xml = projectXml(
      `<Users shade="x"><User guid="${lower}" mood="good"/><User guid="${upper.replace('A', 'B')}" mood="bad"><Hat><User guid="${lower}"/></Hat></User></Users><Weather>fine</Weather><other:Users xmlns:other="urn:other"/>`,
    );
    expect(readProject(xml).project.users).toHaveLength(2);
    expect(sentences(xml)).toEqual([
      'Users has no attribute shade; it was left out in 1 place.',
      'User has no attribute mood; it was left out in 2 places.',
      'Hat has no place in User; it was left out in 1 place.',
      'Weather has no place in Project; it was left out in 1 place.',
      'other:Users has no place in Project; it was left out in 1 place.',
    ]);
  });

  test('thousands of unknown elements are told in few sentences', () => {
    const many = Array.from({ length: 3000 }, (_, index) => `<e${index}/>`).join('');
    const told = sentences(projectXml(many));
    expect(told).toHaveLength(201);
    expect(told.at(-1)).toBe('Much more in the file is of no known form, in 2800 places.');
  });

  test('a codebook of another spelling, without its list, with descriptions as attributes', () => {
    const xml = projectXml(`<Codebook>${code(`guid="${lower}" description="what it is"`)}</Codebook>`);
    expect(readProject(xml).project.codes).toEqual([
      { guid: lower, name: 'c', isCodable: true, description: 'what it is', noteRefs: [], codes: [] },
    ]);
    expect(sentences(xml)).toHaveLength(3);
  });

  test('members of sets by guid and as words (Transana)', () => {
    const xml = projectXml(
      `<Sets><Set guid="${lower}" name="s"><MemberSource guid="${upper}"/><MemberNote> ${upper} </MemberNote><MemberCode/></Set></Sets>`,
    );
    expect(readProject(xml).project.sets[0]).toMatchObject({ sources: [lower], notes: [lower], codes: [] });
    expect(sentences(xml)).toContain('MemberCode of Set points to nothing and was left out.');
  });

  test('children in any order', () => {
    const { project, findings } = readProject(
      projectXml(
        `<Sources><PDFSource guid="${lower}"><Coding guid="${lower}"><NoteRef targetGUID="${lower}"/><CodeRef targetGUID="${lower}"/></Coding><Representation guid="${lower}"/><PDFSelection guid="${lower}" page="0" firstX="0" firstY="0" secondX="1" secondY="1"/><Description>d</Description></PDFSource></Sources><Users><User guid="${lower}"/></Users>`,
      ),
    );
    expect(project.sources[0]).toMatchObject({ description: 'd', areas: [{ page: '0' }], codings: [{ code: lower }] });
    expect(project.users).toHaveLength(1);
    expect(findings).toEqual([]);
  });

  test.each([
    ['true', true],
    ['1', true],
    [' TRUE ', true],
    ['false', false],
    ['0', false],
  ])('isCodable="%s" is %s', (written, isCodable) => {
    const xml = coded(`<Code guid="${lower}" name="c" isCodable="${written}"/>`);
    expect(readProject(xml).project.codes[0]?.isCodable).toBe(isCodable);
    expect(sentences(xml)).toEqual([]);
  });

  test('empty users are left out, wrong booleans and types replaced, second values and descriptions told', () => {
    const xml = projectXml(
      `<CodeBook><Codes><Code guid="${lower}" name="c" isCodable="maybe"><Description>a</Description><Description>b</Description></Code></Codes></CodeBook>
       <Variables><Variable guid="${upper}" name="v" typeOfVariable="Mood"/></Variables>
       <Sources><TextSource guid="${lower}" creatingUser=""><VariableValue><VariableRef targetGUID="${upper}"/><TextValue>x</TextValue><IntegerValue>1</IntegerValue></VariableValue></TextSource></Sources>`,
    );
    const { project } = readProject(xml);
    expect(project.codes[0]).toMatchObject({ isCodable: true, description: 'a\nb' });
    expect(project.variables[0]?.type).toBe('Text');
    expect(project.sources[0]?.creatingUser).toBeUndefined();
    expect(project.sources[0]?.values).toEqual([{ variable: lower, kind: 'Text', value: 'x' }]);
    expect(sentences(xml)).toEqual([
      'creatingUser is empty in 1 place.',
      'isCodable is “maybe”, which is neither true nor false; it was taken for true.',
      'Code has Description more than once; they were put one after the other.',
      '“Mood” is no type that a variable can have; its values were taken for text.',
      'A variable has one value only; the further one, “1”, was left out.',
    ]);
  });

  test('a file that is not UTF-8 is read as it declares, or as Windows-1252', () => {
    const bytes = (xml: string) => new Uint8Array(Buffer.from(xml, 'latin1'));
    const xml = coded(code(`guid="${lower}"`)).replace('name="c"', 'name="Größe"');
    expect(readProject(bytes(xml)).project.codes[0]?.name).toBe('Größe');
    expect(sentences(bytes(xml))).toEqual(['p.qdpx is not in UTF-8 as it must be; it was read as Windows-1252.']);
    const declared = xml.replace('utf-8', 'iso-8859-2').replace('ö', '\u00f5');
    expect(readProject(bytes(declared)).project.codes[0]?.name).toBe('Grőße');
  });

  test('so do references to them, wherever a long file is cut into pieces; all other references are what they mean', () => {
    for (const gap of [0, 1, 3, 5, 7]) {
      const long = 'x'.repeat((1 << 18) - 220 + gap);
      const words = `${long}${'&#x0B;&#11;&amp;&#x1F600;&#0;&#xFFFE;&#13;'.repeat(9)}`;
      const description = readProject(projectXml(`<Description>${words}</Description>`)).project.description;
      expect(description?.slice(long.length)).toBe('\uFFFD\uFFFD&😀\uFFFD\uFFFD\r'.repeat(9));
    }
  });

  test('characters that XML forbids do not cost the project', () => {
    const xml = bytesOfText(coded(code(`guid="${lower}"`, '<Description>a\u000Bb\uFFFEc</Description>')));
    expect(readProject(xml).project.codes[0]?.description).toBe('a\uFFFDb\uFFFDc');
    expect(sentences(xml)).toEqual(['Characters that XML forbids stand in the file; each was replaced by \uFFFD.']);
  });
});
