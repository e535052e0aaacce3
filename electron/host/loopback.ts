import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { decode, encode } from '#shared/contract/codec.ts';
import type { Response } from '#shared/contract/envelope.ts';
import { pack, packedType, toBytes } from '#shared/contract/packed.ts';
import { AxialError, failure } from '#shared/domain/result.ts';
import { safetyHeaders } from './contentSecurityPolicy.ts';
import type { Engine } from './engine.ts';
import { parseEnvelope } from './envelopes.ts';
import { createGate, type Knock } from './gate.ts';
import { listWindowFiles, type WindowFile } from './windowFiles.ts';

export interface LoopbackOptions {
  readonly engine: Engine;
  /** Folder of the built window. */
  readonly windowFolder: string;
  /** 0 = any free one. */
  readonly port: number;
  /** Largest request in bytes; files that are dropped into the window come in one. */
  readonly bodyLimit?: number;
}

export interface Loopback {
  /** Where the window is found, with the one-time token. */
  readonly address: string;
  readonly port: number;
  /** Stops listening and lets go of every connection; the engine stays open. */
  close(): Promise<void>;
}

const defaultBodyLimit = 256 * 1024 * 1024;
/** Milliseconds between signs of life on an event stream, so that a window notices when the engine is gone. */
const heartbeat = 20_000;

/** The engine and its window on 127.0.0.1: `POST /rpc`, `GET /events`, and the files of the window. */
export async function openLoopback(options: LoopbackOptions): Promise<Loopback> {
  const server = createServer();
  const port = await listen(server, options.port);
  const gate = createGate(port, () => randomBytes(32).toString('base64url'));
  const files = listWindowFiles(options.windowFolder);
  const bodyLimit = options.bodyLimit ?? defaultBodyLimit;

  server.on('request', (request, response) => {
    const url = addressOf(request);
    const verdict = gate.judge(knockOf(request, url));
    if (verdict.kind === 'refuse') return refuse(request, response, verdict.sentence);
    if (verdict.kind !== 'admit') return redirect(response, verdict.kind === 'exchange' ? verdict.cookie : null);
    if (url.pathname === '/rpc')
      return void answer(request, response, options.engine, bodyLimit).catch(() => response.destroy());
    if (request.method !== 'GET') return send(response, 405, 'Only reading is possible here.', { Allow: 'GET' });
    if (url.pathname === '/events') return streamEvents(response, options.engine);
    sendFile(response, files, url.pathname);
  });

  return {
    port,
    address: `http://127.0.0.1:${port}/?token=${gate.token}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EADDRINUSE' ? 'another program uses it' : error.message;
      reject(new AxialError('io', `Port ${port} cannot be opened: ${why}.`));
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('A listening server has an address.');
      resolve(address.port);
    });
  });
}

/** The address asked for. The host is taken from nowhere but here: the gate judges the header. */
function addressOf(request: IncomingMessage): URL {
  const target = request.url?.startsWith('/') ? request.url : '/';
  return new URL(`http://127.0.0.1${target.replace(/^\/+/, '/')}`);
}

function knockOf(request: IncomingMessage, url: URL): Knock {
  const site = request.headers['sec-fetch-site'];
  return {
    method: request.method ?? '',
    host: request.headers.host,
    origin: request.headers.origin,
    site: Array.isArray(site) ? site.join() : site,
    cookie: request.headers.cookie,
    token: url.pathname === '/' ? url.searchParams.get('token') : null,
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, engine: Engine, limit: number) {
  if (request.method !== 'POST') return send(response, 405, 'Questions are asked with POST.', { Allow: 'POST' });
  if (!/^application\/json(;|$)/i.test(request.headers['content-type'] ?? '')) {
    return refuseBody(request, response, 415, 'Questions are asked in JSON.');
  }
  const body = await readBody(request, limit);
  if (body === null) return refuseBody(request, response, 413, 'This is more than Axial takes at once.');
  const envelope = parseEnvelope(parseJson(body));
  if (envelope === null) {
    return sendJson(response, 400, { id: '', result: failure('invalid_input', 'This request is not complete.') });
  }
  if ('cancel' in envelope) {
    engine.cancel(envelope.cancel);
    return sendJson(response, 200, {});
  }
  const reply = { id: envelope.id, result: await engine.handle(envelope) };
  if (request.headers.accept?.includes(packedType)) sendPacked(response, reply);
  else sendJson(response, 200, reply);
}

/** Columns of numbers as they are, for a window that can read them so; what has none goes as JSON. */
function sendPacked(response: ServerResponse, reply: Response): void {
  const packed = pack(reply);
  const type = packed.columns.length === 0 ? 'application/json; charset=utf-8' : packedType;
  response.writeHead(200, { ...safetyHeaders, 'Content-Type': type });
  response.end(packed.columns.length === 0 ? packed.json : toBytes(packed));
}

/** The body as text, or `null` as soon as it is longer than the limit. */
async function readBody(request: IncomingMessage, limit: number): Promise<string | null> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return null;
  const pieces: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const piece of request as AsyncIterable<Buffer>) {
      bytes += piece.length;
      if (bytes > limit) return null;
      pieces.push(piece);
    }
  } catch {
    return '';
  }
  return Buffer.concat(pieces).toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return decode(text);
  } catch {
    return null;
  }
}

function streamEvents(response: ServerResponse, engine: Engine): void {
  response.writeHead(200, { ...safetyHeaders, 'Content-Type': 'text/event-stream; charset=utf-8' });
  response.write('retry: 1000\n\n');
  const unsubscribe = engine.subscribe((event) => response.write(`data: ${encode(event)}\n\n`));
  const beat = setInterval(() => response.write(':\n\n'), heartbeat).unref();
  response.on('close', () => {
    clearInterval(beat);
    unsubscribe();
  });
}

function sendFile(response: ServerResponse, files: ReadonlyMap<string, WindowFile>, address: string): void {
  const file = files.get(address);
  if (file) {
    response.writeHead(200, { ...safetyHeaders, 'Content-Type': file.mediaType });
    response.end(file.bytes);
  } else if (address === '/') {
    send(response, 503, 'The window has not been built. Stop Axial and run: npm run build:renderer');
  } else {
    send(response, 404, 'There is nothing here.');
  }
}

function refuse(request: IncomingMessage, response: ServerResponse, sentence: string): void {
  refuseBody(request, response, 403, sentence);
}

/** Says no without reading on: what is still being sent is not waited for. */
function refuseBody(request: IncomingMessage, response: ServerResponse, status: number, sentence: string): void {
  send(response, status, sentence, { Connection: 'close' });
  request.resume();
}

function redirect(response: ServerResponse, cookie: string | null): void {
  response.writeHead(303, { ...safetyHeaders, Location: '/', ...(cookie === null ? {} : { 'Set-Cookie': cookie }) });
  response.end();
}

function send(response: ServerResponse, status: number, sentence: string, headers: Record<string, string> = {}): void {
  response.writeHead(status, { ...safetyHeaders, 'Content-Type': 'text/plain; charset=utf-8', ...headers });
  response.end(`${sentence}\n`);
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { ...safetyHeaders, 'Content-Type': 'application/json; charset=utf-8' });
  response.end(encode(value));
}
