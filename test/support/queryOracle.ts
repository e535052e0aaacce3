import type { Operand, Query, RelationStep, Step } from '#shared/query/tree.ts';
import type { SmallStudy } from './columns.ts';

/** METHOD.md §1–§3 for queries by brute force: every character a member of a set, every pair looked at. */
export interface Thing {
  readonly document: number;
  readonly characters: ReadonlySet<number>;
  /** Place in `study.codings`; `null` for a stretch. */
  readonly coding: number | null;
}

export function oracleQuery(study: SmallStudy, query: Query): Thing[] {
  return query.steps.reduce((things, step) => afterStep(study, things, step), oracleOperand(study, query.start));
}

const keyOf = ({ document, characters, coding }: Thing): string =>
  coding === null ? `${document}: ${[...characters].sort((a, b) => a - b).join()}` : `coding ${coding}`;

const isSame = (a: Thing, b: Thing): boolean => keyOf(a) === keyOf(b);

function codingsOf(study: SmallStudy, takes: (code: string) => boolean): Thing[] {
  return study.codings.flatMap(({ document, code, start, end }, coding) => {
    if (!takes(study.codes[code] ?? '')) return [];
    return { document, coding, characters: new Set(Array.from({ length: end - start }, (_, step) => start + step)) };
  });
}

const namesOf = (operand: Operand): ((code: string) => boolean) => {
  if (operand.kind === 'any') {
    const each = operand.of.map(({ start }) => namesOf(start));
    return (code) => each.some((takes) => takes(code));
  }
  if (operand.kind !== 'code') throw new Error('not a code');
  const { name } = operand.code;
  return (code) => code === name || (!operand.own && code.startsWith(`${name}/`));
};

function oracleOperand(study: SmallStudy, operand: Operand): Thing[] {
  const all = (queries: readonly Query[]) => queries.map((query) => oracleQuery(study, query));
  switch (operand.kind) {
    case 'everything':
      return codingsOf(study, () => true);
    case 'code':
      return codingsOf(study, namesOf(operand));
    case 'only': {
      const others = codingsOf(study, (code) => !namesOf(operand.of)(code));
      return codingsOf(study, namesOf(operand.of)).filter((one) => !others.some((other) => overlap(one, other)));
    }
    case 'group':
      return oracleQuery(study, operand.query);
    case 'any':
      return anyOf(
        all(operand.of),
        operand.of.some(({ start }) => findsStretches(start)),
      );
    case 'all':
      return runs(study, all(operand.of), operand.of.length);
    case 'atLeast':
      return runs(study, all(operand.of), operand.least);
    case 'whole': {
      const [first = [], ...others] = all(operand.of);
      return first.filter((one) =>
        others.every((list) => list.some((each) => !isSame(one, each) && overlap(one, each))),
      );
    }
  }
}

/** Whether an operand can find text that is no coding. */
function findsStretches(operand: Operand): boolean {
  if (operand.kind === 'all' || operand.kind === 'atLeast') return true;
  if (operand.kind === 'group') return findsStretches(operand.query.start);
  if (operand.kind === 'whole') return operand.of.slice(0, 1).some(({ start }) => findsStretches(start));
  return operand.kind === 'any' && operand.of.some(({ start }) => findsStretches(start));
}

function anyOf(lists: readonly Thing[][], isMixed: boolean): Thing[] {
  const things = lists.flat();
  const made = isMixed ? things.map((thing) => ({ ...thing, coding: null })) : things;
  return [...new Map(made.map((thing) => [keyOf(thing), thing])).values()];
}

function runs(study: SmallStudy, lists: readonly Thing[][], least: number): Thing[] {
  return study.texts.flatMap((text, document) => {
    const found: Thing[] = [];
    let run = new Set<number>();
    for (let at = 0; at <= text.length; at++) {
      const covering = lists.filter((list) => list.some((one) => one.document === document && one.characters.has(at)));
      if (at < text.length && covering.length >= least) run.add(at);
      else {
        if (run.size > 0) found.push({ document, characters: run, coding: null });
        run = new Set();
      }
    }
    return found;
  });
}

const overlap = (a: Thing, b: Thing): boolean =>
  a.document === b.document && a.characters.intersection(b.characters).size > 0;

function afterStep(study: SmallStudy, things: readonly Thing[], step: Step): Thing[] {
  if (step.kind === 'relation') {
    const others = oracleOperand(study, step.other);
    return things.filter(
      (one) => step.not !== others.some((other) => !isSame(one, other) && stands(study, one, other, step)),
    );
  }
  if (step.kind === 'except') {
    const others = oracleOperand(study, step.other);
    return things.filter((one) => !others.some((other) => isSame(one, other)));
  }
  if (step.kind === 'coder') {
    const names = new Set(step.names.map(({ name }) => name));
    return things.filter(
      ({ coding }) => names.has(study.coders[study.codings[coding ?? -1]?.coder ?? -1] ?? '') !== step.not,
    );
  }
  if (step.kind === 'text') {
    return things.filter(({ document, characters }) => {
      const [from, to] = [Math.min(...characters), Math.max(...characters)];
      const holds = (study.texts[document] ?? '')
        .slice(from, to + 1)
        .toLowerCase()
        .includes(step.words.toLowerCase());
      return holds !== step.not;
    });
  }
  throw new Error(`The oracle knows no ${step.kind}.`);
}

function stands(study: SmallStudy, a: Thing, b: Thing, { relation, within }: RelationStep): boolean {
  if (a.document !== b.document) return false;
  const [lastA, firstB] = [Math.max(...a.characters), Math.min(...b.characters)];
  const [firstA, lastB] = [Math.min(...a.characters), Math.max(...b.characters)];
  switch (relation) {
    case 'overlapping':
      return overlap(a, b);
    case 'inside':
      return a.characters.isSubsetOf(b.characters);
    case 'document':
      return true;
    case 'near':
      return distance(study, a, b) <= within;
    case 'followed':
      return firstB > lastA && distance(study, a, b) <= within;
    case 'preceded':
      return lastB < firstA && distance(study, a, b) <= within;
  }
}

/** Gap between the paragraphs touched; infinite where one touches none. */
function distance(study: SmallStudy, a: Thing, b: Thing): number {
  const touched = ({ document, characters }: Thing) => {
    let position = 0;
    let number = 0;
    return (study.texts[document] ?? '').split('\n').flatMap((line) => {
      const from = position;
      position += line.length + 1;
      if (!/\P{White_Space}/u.test(line)) return [];
      number += 1;
      return [...characters].some((at) => from <= at && at < from + line.length) ? [number] : [];
    });
  };
  const [ofA, ofB] = [touched(a), touched(b)];
  return Math.min(...ofA.flatMap((p) => ofB.map((q) => Math.abs(p - q))), Number.POSITIVE_INFINITY);
}
