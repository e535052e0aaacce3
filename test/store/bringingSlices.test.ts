import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { standingOf } from '../../electron/core/exchange/plan.ts';
import { kindsOf } from '../../electron/core/exchange/planBringing.ts';
import { planInSlices } from '../../electron/core/exchange/planInSlices.ts';
import { id, incomingCode, incomingCoding, incomingDocument, incomingStudy } from '../support/bringing.ts';
import { addCode, startStudy, type TestEngine } from '../support/engine.ts';

let engine: TestEngine;
beforeEach(async () => {
  engine = await startStudy();
});
afterEach(() => engine[Symbol.asyncDispose]());

const large = incomingStudy({
  codes: [incomingCode('trust')],
  documents: [incomingDocument('talk', 'word '.repeat(5000))],
  codings: Array.from({ length: 5000 }, (_, at) => incomingCoding(`n${at}`, 'talk', 'trust', [at, at + 4])),
});
const choice = { kinds: {}, texts: 'copy', each: {} } as const;

/** Pauses after every step, as if each took long. */
const planSlowly = (signal = new AbortController().signal) =>
  planInSlices(engine.core.context(), 'open', large, choice, signal, 0);

describe('planning what comes in', () => {
  it('lets others have their turn, and takes in what they change in the study meanwhile', async () => {
    const planning = planSlowly();
    await setImmediate();
    const trust = await addCode(engine, 'trust');
    const plan = await planning;
    expect(plan.planning.targets.codes.get(id('trust'))).toBe(trust.id);
    const codes = standingOf(kindsOf(plan)).find(({ kind }) => kind === 'codes');
    expect(codes).toMatchObject({ found: 1, fresh: 0 });
    expect(plan.codings.fresh).toHaveLength(5000);
  });

  it('can be stopped', async () => {
    const stop = new AbortController();
    const planning = planSlowly(stop.signal);
    await setImmediate();
    stop.abort();
    await expect(planning).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('ends when the study is closed meanwhile', async () => {
    const planning = planSlowly();
    const ended = expect(planning).rejects.toMatchObject({ code: 'conflict' });
    await engine.ask('study.close', {});
    await ended;
  });
});
