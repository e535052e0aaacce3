import type { CodeId, DocumentId } from '#shared/domain/ids.ts';
import { addCode, addText, startStudy, type TestEngine } from './engine.ts';

/** A talk with an interviewer, with signs outside the basic plane before what is coded. */
export const talk = [
  '🙂 Recorded.',
  '',
  'INT: How was it?',
  'Anna: Well enough.',
  'Ben: =1+1 <b>late</b>',
  'INT: Why?',
  'Anna: So it is.',
  'Ben: It is.',
  '',
].join('\n');
export const other = 'שלום עולם and العربية\n我们需要更快的系统。';

/** A small study in which every part of a choice makes a difference, with names and words that files stumble over. */
export interface PartedStudy {
  readonly engine: TestEngine;
  readonly documents: { readonly talk: DocumentId; readonly other: DocumentId };
  readonly codes: { readonly need: CodeId; readonly speed: CodeId; readonly trust: CodeId };
}

export async function startPartedStudy(): Promise<PartedStudy> {
  const engine = await startStudy();
  const first = await addText(engine, '=cmd|"x"!A1 </title>', talk);
  const second = await addText(engine, 'مقابلة | 2 🙂', other);
  const need = await addCode(engine, 'need <i>');
  const speed = await addCode(engine, 'speed/pace', need);
  const trust = await addCode(engine, 'trust');
  const point = (text: string, words: string) => [...text.slice(0, text.indexOf(words))].length;
  const row = (document: string, text: string, words: string, code: string, coder: string, comment = '') => {
    const start = point(text, words);
    return { document, code, start, end: start + [...words].length, coder, comment };
  };
  await engine.ask('codings.import', {
    rows: [
      row(first.name, talk, 'How was it?', 'need <i>', 'Ilse', 'Why <u>not</u>?'),
      row(first.name, talk, 'Well enough.\nBen', 'need <i>/speed\\/pace', 'Ilse'),
      row(first.name, talk, 'enough', 'trust', 'Jan'),
      row(second.name, other, 'العربية', 'trust', 'Ilse'),
    ],
  });
  const side = await engine.ask('variables.create', { name: 'document', type: 'text' });
  const age = await engine.ask('variables.create', { name: 'age', type: 'number' });
  await engine.ask('variables.setValues', {
    cells: [
      { documentId: first.id, variableId: side.id, value: '@IT' },
      { documentId: first.id, variableId: age.id, value: '-4.5' },
      { documentId: second.id, variableId: age.id, value: '0' },
    ],
  });
  const text = (words: string) => ({ type: 'text', version: 1, text: words, format: 0 });
  const body = JSON.stringify({
    root: { type: 'root', children: [{ type: 'paragraph', children: [text('+ an <idea>')] }] },
  });
  await engine.ask('memos.create', {
    ...{ title: 'On trust & need', type: 'theoretical', body },
    links: [
      { origin: 'link', target: { kind: 'code', codeId: trust.id } },
      { origin: 'link', target: { kind: 'segment', documentId: first.id, start: 30, end: 34, codingId: null } },
    ],
  });
  await engine.ask('memos.create', {
    title: 'About the second',
    links: [{ origin: 'link', target: { kind: 'document', documentId: second.id } }],
  });
  return {
    engine,
    documents: { talk: first.id, other: second.id },
    codes: { need: need.id, speed: speed.id, trust: trust.id },
  };
}
