import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type ReadingOptions, usualReadingOptions } from '#shared/domain/reading.ts';
import { readOdt } from '../../../electron/import/odt.ts';
import { marked } from '../../support/marks.ts';
import { odtFile, paragraph as p, textStyle } from '../../support/odtFile.ts';

const read = (body: string, styles = '', options: Partial<ReadingOptions> = {}) =>
  readOdt(odtFile(body, styles), 'notes.odt', { ...usualReadingOptions, ...options });

describe('an OpenDocument text', () => {
  it('gives one line a paragraph; blanks of the file count once, those of the text all', () => {
    const body = `${p('  One\n   two  ')}${p('')}${p('a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d')}`;
    expect(read(body).text).toBe('One two \n\na   b\tc\nd');
  });

  it('shows headings, lists, quotations and emphasis as marks', () => {
    const lists =
      '<text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-format="1"/><text:list-level-style-bullet text:level="2"/></text:list-style>';
    const item = (content: string) => `<text:list-item>${content}</text:list-item>`;
    const body = [
      '<text:h text:outline-level="1">H</text:h>',
      p('S', 'Subtitle'),
      p('Q', 'Quotations'),
      `<text:list text:style-name="N">${item(p('One') + p('more of it'))}${item(`${p('Two')}<text:list>${item(p('Dot'))}</text:list>`)}</text:list>`,
      p('Between'),
      `<text:list text:style-name="N" text:continue-numbering="true">${item(p('Three'))}</text:list>`,
      p('<text:span text:style-name="B">bold</text:span> <text:a xlink:href="https://example.org">here</text:a>'),
    ].join('');
    const found = read(body, lists + textStyle('text', 'B', 'fo:font-weight="bold"'));
    expect(found.text).toBe('H\nS\nQ\nOne\nmore of it\nTwo\nDot\nBetween\nThree\nbold here');
    expect(
      found.format.map(({ kind, start, end, value = '' }) => `${kind} ${found.text.slice(start, end)} ${value}`),
    ).toEqual([
      'heading1 H ',
      'heading2 S ',
      'quote Q ',
      'number One 1.',
      'number Two 2.',
      'bullet Dot ',
      'number Three 3.',
      'bold bold ',
      'link here https://example.org',
    ]);
  });

  it('accepts tracked changes or undoes them, over paragraphs too', () => {
    const region = (id: string, change: string) =>
      `<text:changed-region text:id="${id}">${change}</text:changed-region>`;
    const info = '<office:change-info><dc:creator>Bea</dc:creator></office:change-info>';
    const body = [
      '<text:tracked-changes>',
      region('i1', `<text:insertion>${info}</text:insertion>`),
      region('d1', `<text:deletion>${info}${p('old ')}</text:deletion>`),
      region('i2', `<text:insertion>${info}</text:insertion>`),
      region('d2', `<text:deletion>${info}${p(' gone')}${p('too ')}</text:deletion>`),
      region('d3', `<text:deletion>${info}</text:deletion>`),
      '</text:tracked-changes>',
      p(
        'Keep <text:change-start text:change-id="i1"/>new <text:change-end text:change-id="i1"/><text:change text:change-id="d1"/>end',
      ),
      p('First<text:change-start text:change-id="i2"/>'),
      p('never '),
      p('<text:change-end text:change-id="i2"/> last'),
      p('Was<text:change text:change-id="d2"/>here'),
      p('In <text:change-start text:change-id="d3"/>place <text:change-end text:change-id="d3"/>too'),
    ].join('');
    expect(read(body).text).toBe('Keep new end\nFirst\nnever \nlast\nWashere\nIn too');
    expect(read(body, '', { changes: 'original' }).text).toBe(
      'Keep old end\nFirst last\nWas gone\ntoo here\nIn place too',
    );
  });

  it('leaves hidden text out and says so, or marks it when it is asked for', () => {
    const styles =
      textStyle('text', 'H', 'text:display="none"') +
      textStyle('paragraph', 'P', 'text:display="none"') +
      textStyle('paragraph', 'C', 'fo:font-weight="normal"', 'P');
    const body = [
      p('Seen <text:span text:style-name="H">unseen </text:span>again'),
      p('by its style', 'C'),
      p('<text:hidden-paragraph text:is-hidden="true"/>by its field'),
      p(
        '<text:hidden-text text:is-hidden="true">no</text:hidden-text><text:hidden-text text:is-hidden="false">yes</text:hidden-text>',
      ),
      `<text:section text:display="none">${p('section')}</text:section>`,
    ].join('');
    const usual = read(body, styles);
    expect(usual.text).toBe('Seen again\nyes');
    expect(usual.warnings).toEqual(['Hidden text was left out.']);
    const whole = read(body, styles, { hidden: true });
    expect(whole.text).toBe('Seen unseen again\nby its style\nby its field\nnoyes\nsection');
    expect(marked(whole, 'hidden')).toEqual(['unseen ', 'by its style', 'by its field', 'no', 'section']);
    expect(() => read(p('gone', 'P'), styles)).toThrow(
      'notes.odt holds hidden text only: import it with its hidden text.',
    );
  });

  it('gives tables row by row; covered cells are empty, joined ones are one', () => {
    const cell = (content: string, more = '') => `<table:table-cell ${more}>${content}</table:table-cell>`;
    const row = (...cells: string[]) => `<table:table-row>${cells.join('')}</table:table-row>`;
    const covered = '<table:covered-table-cell/>';
    const body = `<table:table><table:table-header-rows>${row(cell(p('A'), 'table:number-rows-spanned="2"'), cell(p('B')), cell(p('C')))}</table:table-header-rows>${row(covered, cell(p('D') + p('E'), 'table:number-columns-spanned="2"'), covered)}</table:table>`;
    const found = read(body);
    expect(found.text).toBe('A\tB\tC\n\tD\nE');
    expect(marked(found, 'table-row')).toEqual(['A\tB\tC', '\tD\nE']);
    expect(marked(found, 'table-cell')).toEqual(['A', 'B', 'C', 'D\nE']);
  });

  it('writes notes at the end, text boxes once behind their paragraph, and no reading of ruby', () => {
    const body = [
      p(
        'Said<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>By her.</text:p></text:note-body></text:note> so',
      ),
      p('Beside<draw:frame><draw:text-box><text:p>Boxed</text:p></draw:text-box></draw:frame>'),
      p('<text:ruby><text:ruby-base>東京</text:ruby-base><text:ruby-text>とうきょう</text:ruby-text></text:ruby>'),
      p('<draw:frame><draw:image xlink:href="Pictures/1.png"/></draw:frame>'),
    ].join('');
    const found = read(body);
    expect(found.text).toBe('Said so\nBeside\nBoxed\n東京\n\nBy her.');
    expect(marked(found, 'footnote')).toEqual(['By her.']);
    expect(found.warnings).toEqual(['One picture was left out.']);
  });

  it('puts comments beside the words that they are about when they are asked for', () => {
    const remark = (name: string) =>
      `<office:annotation office:name="${name}"><dc:creator>Bea</dc:creator><text:p>Look!</text:p></office:annotation>`;
    const body = `${p(`She ${remark('a')}said`)}${p('it<office:annotation-end office:name="a"/> twice')}${p(`Here${remark('b')}`)}`;
    expect(read(body).format).toEqual([]);
    const found = read(body, '', { comments: true });
    expect(found.text).toBe('She said\nit twice\nHere');
    expect(marked(found, 'comment')).toEqual(['said\nit', 'Here']);
    expect(found.format[0]?.value).toBe('Bea: Look!');
  });

  it('that is protected, damaged or empty says so', () => {
    const manifest = { 'META-INF/manifest.xml': strToU8('<m:manifest xmlns:m="x"><m:encryption-data/></m:manifest>') };
    expect(() => readOdt(odtFile(p('x'), '', manifest), 'a.odt')).toThrow(/^a\.odt is protected by a password:/);
    expect(() => readOdt(odtFile('<text:p>'), 'a.odt')).toThrow(
      'a.odt is damaged: it cannot be read as an OpenDocument text.',
    );
    expect(() => read(p(''))).toThrow('notes.odt is empty: there is no text in it.');
  });
});
