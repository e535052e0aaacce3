import { expect, test } from 'vitest';
import type { Request } from '#shared/contract/envelope.ts';
import { success } from '#shared/domain/result.ts';
import { answerWindow } from '../../../electron/host/desktop/answerWindow.ts';
import type { Engine } from '../../../electron/host/engine.ts';
import { desktopPipe } from '../../../renderer/client/desktopPipe.ts';

/** An engine that answers with what it was asked. */
const echo: Engine = {
  handle: async ({ input }: Request) => success(input),
  cancel: () => {},
  subscribe: () => () => {},
  close: () => {},
};

/** The shell's bridge, copying as it does between two worlds; counts the pieces of numbers that cross. */
function bridge() {
  const crossed: unknown[] = [];
  return {
    crossed,
    request: async (message: unknown) => {
      const answer = await answerWindow(echo, message);
      crossed.push(answer);
      return structuredClone(answer);
    },
    subscribe: () => () => {},
  };
}

const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, row) => ({ name: `${row}`, shares: Float64Array.of(row, 1 / 3), memos: [] }));

test('very many columns cross the desktop’s bridge as one piece, and come out as they were', async () => {
  const shell = bridge();
  const value = { kind: 'comparison', rows: rowsOf(1000), frequency: Float64Array.of(1, 2) };
  expect(await desktopPipe(shell).request('charts.comparison', value)).toEqual({ ok: true, value });
  expect(shell.crossed[0]).toMatchObject({ packed: true, result: { ok: true, value: expect.any(Uint8Array) } });
});

test('everything else crosses as it is', async () => {
  const shell = bridge();
  for (const value of [{ rows: rowsOf(20) }, { rows: [] }, null, 'words', Int32Array.of(1)])
    expect(await desktopPipe(shell).request('any', value)).toEqual({ ok: true, value });
  expect(shell.crossed.filter((answer) => answer && typeof answer === 'object' && 'packed' in answer)).toEqual([]);
});
