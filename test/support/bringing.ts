import type { IncomingStudy } from '#shared/interchange/incoming.ts';
import { bringIn } from '../../electron/core/exchange/bringIn.ts';
import type { ExchangeChoice } from '../../electron/core/exchange/plan.ts';
import { standingOf } from '../../electron/core/exchange/plan.ts';
import { kindsOf, labelOf, planBringing } from '../../electron/core/exchange/planBringing.ts';
import type { TestEngine } from './engine.ts';

/** An id whose last letters can be read: `id('c1')`. */
export const id = (name: string): string =>
  `00000000-0000-4000-8000-${[...name]
    .map((sign) => sign.charCodeAt(0).toString(16))
    .join('')
    .padStart(12, '0')
    .slice(-12)}`;

const nothing: IncomingStudy = {
  origin: 'NVivo',
  name: 'Trust',
  coders: [],
  codes: [],
  groups: [],
  documents: [],
  codings: [],
  variables: [],
  values: [],
  sets: [],
  memos: [],
  kept: [],
  keptFiles: [],
  supplement: null,
  report: { counts: [], losses: [], notes: [], offsets: null },
};

/** A study from elsewhere that holds what is given and nothing else. */
export const incomingStudy = (parts: Partial<IncomingStudy>): IncomingStudy => ({ ...nothing, ...parts });

export const incomingCode = (
  name: string,
  parent: string | null = null,
  more: Partial<IncomingStudy['codes'][number]> = {},
) => ({
  id: id(name),
  parentId: parent === null ? null : id(parent),
  name,
  color: null,
  description: '',
  ...more,
});

export const incomingDocument = (
  name: string,
  text: string,
  more: Partial<IncomingStudy['documents'][number]> = {},
): IncomingStudy['documents'][number] => ({
  id: id(name),
  name,
  groupId: null,
  text,
  format: [],
  note: '',
  file: null,
  reading: null,
  createdAt: null,
  changedAt: null,
  ...more,
});

export const incomingCoding = (
  name: string,
  document: string,
  code: string,
  [start, end]: readonly [number, number],
  more: Partial<IncomingStudy['codings'][number]> = {},
): IncomingStudy['codings'][number] => ({
  id: id(name),
  documentId: id(document),
  codeId: id(code),
  coderId: null,
  start,
  end,
  weight: null,
  comment: '',
  createdAt: null,
  ...more,
});

/** The body of a memo with these nodes in one paragraph. */
export const bodyWith = (...children: readonly object[]): string =>
  JSON.stringify({ root: { type: 'root', children: [{ type: 'paragraph', children }] } });

export const incomingMemo = (
  name: string,
  words: string,
  more: Partial<IncomingStudy['memos'][number]> = {},
): IncomingStudy['memos'][number] => ({
  id: id(name),
  title: name,
  type: 'free',
  body: bodyWith({ type: 'text', text: words }),
  flag: null,
  author: 'Ann',
  createdAt: null,
  changedAt: null,
  links: [],
  ...more,
});

/** A project with something of every kind. */
export const project = incomingStudy({
  coders: [{ id: id('ann'), name: 'Ann' }],
  codes: [
    incomingCode('Trust', null, { color: '#aa3366', description: 'Relying on others' }),
    incomingCode('Early', 'Trust'),
    incomingCode('Late', 'Trust', { whenToUse: 'After a year' }),
  ],
  groups: [{ id: id('g'), name: 'Interviews' }],
  documents: [
    incomingDocument('Anna', 'I trust them. 😀 They came late.', {
      groupId: id('g'),
      note: 'First talk',
      createdAt: 1000,
    }),
    incomingDocument('Ben', 'No answer.'),
  ],
  codings: [
    incomingCoding('x1', 'Anna', 'Early', [2, 7], { coderId: id('ann'), createdAt: 2000 }),
    incomingCoding('x2', 'Anna', 'Late', [17, 31], { coderId: id('ann'), weight: 40, comment: 'at last' }),
  ],
  variables: [{ id: id('v'), name: 'Age', type: 'number', choices: [] }],
  values: [{ documentId: id('Anna'), variableId: id('v'), value: '41' }],
  sets: [{ id: id('s'), name: 'Women', documentIds: [id('Anna')] }],
  memos: [
    incomingMemo('On trust', 'It grows', {
      type: 'hunch',
      body: bodyWith({ type: 'text', text: 'See ' }, { type: 'code-mention', codeId: id('Early'), label: 'Early' }),
      links: [{ kind: 'segment', documentId: id('Anna'), start: 2, end: 7, codingId: id('x1') }],
    }),
  ],
  kept: [{ kind: 'graph', id: id('k'), position: 0, data: '{"name":"Map"}' }],
  keptFiles: [{ name: 'photo.png', bytes: new Uint8Array([1, 2, 3]) }],
});

const usual: ExchangeChoice = { kinds: {}, texts: 'copy', each: {} };

/** Brings a study into the open one, as the engine does once a file is read. */
export function bring(engine: TestEngine, incoming: IncomingStudy, choice: Partial<ExchangeChoice> = {}) {
  const context = engine.core.context();
  const plan = planBringing(context.readable(), incoming, { ...usual, ...choice }, context.actor());
  const step = { name: 'exchange.bring', label: labelOf(incoming, 'file.qdpx') };
  const brought = context.operate(step, (study) => bringIn(study, plan, false));
  const { losses, notes } = plan.planning;
  return { brought: Object.fromEntries(brought.map(({ kind, ...counts }) => [kind, counts])), losses, notes, plan };
}

/** How a study from elsewhere stands to the open one; nothing is written. */
export function look(engine: TestEngine, incoming: IncomingStudy, choice: Partial<ExchangeChoice> = {}) {
  const context = engine.core.context();
  const plan = planBringing(context.readable(), incoming, { ...usual, ...choice }, context.actor());
  return Object.fromEntries(
    standingOf(kindsOf(plan)).map(({ kind, fresh, same, different, leftOut }) => [
      kind,
      [fresh, same, different, leftOut],
    ]),
  );
}
