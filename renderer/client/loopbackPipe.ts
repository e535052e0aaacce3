import { decode, encode } from '#shared/contract/codec.ts';
import type { AxialEvent, Cancellation, Pipe, Response } from '#shared/contract/envelope.ts';
import { packedType, unpack } from '#shared/contract/packed.ts';
import { failure, type Result } from '#shared/domain/result.ts';
import { createTurns } from './turns.ts';

let leaving = false;
for (const event of ['beforeunload', 'pagehide']) window.addEventListener(event, () => (leaving = true));
window.addEventListener('pageshow', () => (leaving = false));

/** Browsers carry a request of at most 64 KiB over the end of its page. */
const mostCarried = 60_000;

/** The last words that were typed go out while the page is left: they must outlive it. */
function post(message: unknown): Promise<globalThis.Response> {
  const body = encode(message);
  const keepalive = leaving && body.length < mostCarried;
  const headers = { 'content-type': 'application/json', accept: `${packedType}, application/json` };
  return fetch('/rpc', { method: 'POST', headers, body, keepalive });
}

/** What came back: columns of numbers as they stand in memory, or JSON where there are none. */
async function read(answer: globalThis.Response): Promise<Response> {
  const isPacked = answer.headers.get('content-type') === packedType;
  return (isPacked ? unpack(new Uint8Array(await answer.arrayBuffer())) : decode(await answer.text())) as Response;
}

const silent = 'Axial does not answer any more. Start it again and reload this page; your study is safe.';

async function requestOverHttp(name: string, input: unknown, signal?: Cancellation): Promise<Result<unknown>> {
  const id = crypto.randomUUID();
  const cancel = () => void post({ cancel: id }).catch(() => undefined);
  signal?.addEventListener('abort', cancel);
  try {
    const answer = await post({ id, name, input });
    if (answer.status === 401 || answer.status === 403) {
      return failure('io', 'This page is not signed in to Axial. Use the address that Axial printed when it started.');
    }
    return (await read(answer)).result;
  } catch {
    return failure('io', silent);
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
}

/**
 * A browser has six lines to a door, one of which tells what happens. Questions that may be counted for a while take three at
 * most: a change, and the word that somebody gives a question up, must find one free.
 */
const mostCounted = 3;
const inTurn = createTurns(mostCounted);
const isCounted = (name: string): boolean => /^(?:charts|pages|queries)\.|^segments\.query$/u.test(name);

async function ask(name: string, input: unknown, signal?: Cancellation): Promise<Result<unknown>> {
  if (!isCounted(name)) return requestOverHttp(name, input, signal);
  const answer = await inTurn(() => requestOverHttp(name, input, signal), signal);
  return answer ?? failure('cancelled', 'The answer: stopped before it was done.');
}

/** What happened while no line stood is not told later: anything may have changed. */
const anythingChanged: AxialEvent = { type: 'changed', revision: 0, nouns: ['study'], label: '' };

/**
 * A line on which the engine tells what happens. `open` resolves once it stands, or cannot be had: an answer that is asked
 * for earlier might grow old unheard.
 */
function openLine(listener: (event: AxialEvent) => void): { readonly open: Promise<void>; close(): void } {
  const source = new EventSource('/events');
  let isFirst = true;
  const open = new Promise<void>((resolve) => {
    source.onopen = () => {
      if (!isFirst) listener(anythingChanged);
      isFirst = false;
      resolve();
    };
    source.onerror = () => {
      isFirst = false;
      resolve();
    };
  });
  source.onmessage = (message) => listener(decode(String(message.data)) as AxialEvent);
  return { open, close: () => source.close() };
}

/** A pipe over HTTP and server-sent events to the door that served this page. */
export function loopbackPipe(): Pipe {
  let ready: Promise<void> | null = null;
  return {
    async request(name, input, signal) {
      if (ready) await ready;
      return ask(name, input, signal);
    },
    subscribe(listener) {
      const line = openLine(listener);
      ready = line.open.then(() => {
        ready = null;
      });
      return line.close;
    },
  };
}
