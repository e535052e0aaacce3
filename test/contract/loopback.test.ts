import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decode, encode } from '#shared/contract/codec.ts';
import type { AxialEvent } from '#shared/contract/envelope.ts';
import { packedType, unpack } from '#shared/contract/packed.ts';
import { success } from '#shared/domain/result.ts';
import type { Engine } from '../../electron/host/engine.ts';
import { type Loopback, openLoopback } from '../../electron/host/loopback.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly bytes: Buffer;
}
interface Ask {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** An engine that answers with what it was asked, and counts: nothing refused may ever reach it. */
function echoEngine() {
  const listeners = new Set<(event: AxialEvent) => void>();
  const reached: string[] = [];
  const engine: Engine = {
    handle: async (request) => {
      reached.push(request.name);
      return success(request.input);
    },
    cancel: (id) => reached.push(`cancel ${id}`),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {},
  };
  return { engine, reached, listeners };
}

const ask = (port: number, { method = 'GET', path = '/', headers = {}, body }: Ask): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, method, path, headers }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () => {
        const bytes = Buffer.concat(pieces);
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: bytes.toString('utf8'),
          bytes,
        });
      });
    });
    request.on('error', reject);
    request.end(body);
  });

describe('the loopback door', () => {
  let folder: string;
  let door: Loopback;
  let echo: ReturnType<typeof echoEngine>;
  const own = () => `http://127.0.0.1:${door.port}`;
  const rpc = (headers: Record<string, string>, body = '{"id":"1","name":"study.state","input":{}}') =>
    ask(door.port, {
      method: 'POST',
      path: '/rpc',
      headers: { 'Content-Type': 'application/json', Origin: own(), ...headers },
      body,
    });

  /** What a browser does with the printed address: opens it once and keeps the cookie. */
  const enter = async (): Promise<string> => {
    const { pathname, search } = new URL(door.address);
    const answer = await ask(door.port, { path: pathname + search });
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/');
    const [cookie = ''] = answer.headers['set-cookie'] ?? [];
    expect(cookie).toMatch(/^axial_\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/);
    return cookie.split(';')[0] ?? '';
  };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'axial-door-'));
    mkdirSync(join(folder, 'window/assets'), { recursive: true });
    writeFileSync(join(folder, 'window/index.html'), '<!doctype html><title>Axial</title>');
    writeFileSync(join(folder, 'window/assets/main.js'), 'document.title');
    writeFileSync(join(folder, 'secret.txt'), 'not for the window');
    echo = echoEngine();
    door = await openLoopback({
      engine: echo.engine,
      windowFolder: join(folder, 'window'),
      port: 0,
      bodyLimit: 100_000,
    });
  });
  afterEach(async () => {
    await door.close();
    rmSync(folder, { recursive: true });
  });

  it('lets in the window that opens the address, and answers it', async () => {
    const cookie = await enter();
    const page = await ask(door.port, { headers: { Cookie: cookie } });
    expect([page.status, page.text]).toEqual([200, '<!doctype html><title>Axial</title>']);
    const answer = await rpc({ Cookie: cookie }, '{"id":"7","name":"study.state","input":{"a":1}}');
    expect(JSON.parse(answer.text)).toEqual({ id: '7', result: { ok: true, value: { a: 1 } } });
  });

  it('answers with columns of numbers as they are, those who can read them so, and everybody else in JSON', async () => {
    const Cookie = await enter();
    const value = { rows: Array.from({ length: 40 }, (_, row) => ({ row, counts: Int32Array.of(row, row + 1) })) };
    const body = encode({ id: '7', name: 'study.state', input: value });
    const plain = await rpc({ Cookie }, body);
    expect(plain.headers['content-type']).toMatch(/^application\/json/);
    expect(decode(plain.text)).toEqual({ id: '7', result: { ok: true, value } });
    const packed = await rpc({ Cookie, Accept: `${packedType}, application/json` }, body);
    expect(packed.headers['content-type']).toBe(packedType);
    expect(packed.headers['x-content-type-options']).toBe('nosniff');
    expect(unpack(new Uint8Array(packed.bytes))).toEqual({ id: '7', result: { ok: true, value } });
    const wordless = await rpc({ Cookie, Accept: packedType });
    expect(JSON.parse(wordless.text)).toEqual({ id: '1', result: { ok: true, value: {} } });
  });

  it('sends every page with a policy that allows nothing from elsewhere', async () => {
    const page = await ask(door.port, { headers: { Cookie: await enter() } });
    expect(page.headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'");
    expect(page.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(page.headers['x-content-type-options']).toBe('nosniff');
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.headers['referrer-policy']).toBe('no-referrer');
    expect(page.headers['access-control-allow-origin']).toBeUndefined();
  });

  it.each([
    ['no cookie', {}],
    ['a cookie that was made up', { Cookie: 'axial=1' }],
    ['the cookie of another port', { Cookie: 'axial_1=abc' }],
  ])('refuses a request with %s', async (_what, headers) => {
    await enter();
    expect((await rpc(headers)).status).toBe(403);
    expect((await ask(door.port, { headers })).status).toBe(403);
    expect((await ask(door.port, { path: '/events', headers })).status).toBe(403);
    expect(echo.reached).toEqual([]);
  });

  it('refuses a wrong token', async () => {
    expect((await ask(door.port, { path: '/?token=AAAA' })).status).toBe(403);
    expect((await ask(door.port, { path: '/?token=' })).status).toBe(403);
  });

  it('refuses a token that was used already, and sends the window that used it to its page', async () => {
    const cookie = await enter();
    const { pathname, search } = new URL(door.address);
    expect((await ask(door.port, { path: pathname + search })).status).toBe(403);
    const again = await ask(door.port, { path: pathname + search, headers: { Cookie: cookie } });
    expect([again.status, again.headers.location]).toEqual([303, '/']);
  });

  it.each([
    'https://example.org',
    'http://localhost.example.org',
    'http://127.0.0.1',
    'http://127.0.0.1:1',
    'https://127.0.0.1:PORT',
    'http://localhost:PORT',
    'null',
  ])('refuses a page of the origin %s', async (origin) => {
    const cookie = await enter();
    const answer = await rpc({ Cookie: cookie, Origin: origin.replace('PORT', String(door.port)) });
    expect(answer.status).toBe(403);
    expect(echo.reached).toEqual([]);
  });

  it('refuses a question that names no origin', async () => {
    const headers = { Cookie: await enter(), 'Content-Type': 'application/json' };
    expect((await ask(door.port, { method: 'POST', path: '/rpc', headers, body: '{}' })).status).toBe(403);
    expect(echo.reached).toEqual([]);
  });

  it.each(['example.org', 'example.org:PORT', '127.0.0.1', '127.0.0.1:1', '0.0.0.0:PORT', '[::1]:PORT'])(
    'refuses the host %s, as when a name elsewhere is made to point at this machine',
    async (host) => {
      const headers = { Cookie: await enter(), Host: host.replace('PORT', String(door.port)) };
      for (const path of ['/', '/events', new URL(door.address).pathname]) {
        const answer = await ask(door.port, { path, headers });
        expect(answer.status).toBe(403);
      }
      expect((await rpc({ ...headers, Origin: `http://${headers.Host}` })).status).toBe(403);
      expect(echo.reached).toEqual([]);
    },
  );

  it.each(['cross-site', 'same-site'])('refuses a request that the browser calls %s', async (site) => {
    const headers = { Cookie: await enter(), 'Sec-Fetch-Site': site };
    expect((await ask(door.port, { headers })).status).toBe(403);
    expect((await ask(door.port, { path: '/events', headers })).status).toBe(403);
  });

  it('answers to the name localhost as well', async () => {
    const headers = { Cookie: await enter(), Host: `localhost:${door.port}` };
    expect((await rpc({ ...headers, Origin: `http://localhost:${door.port}` })).status).toBe(200);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/jsonp', ''])(
    'refuses a question sent as %s',
    async (type) => {
      expect((await rpc({ Cookie: await enter(), 'Content-Type': type })).status).toBe(415);
      expect(echo.reached).toEqual([]);
    },
  );

  it('refuses to be asked by GET, and to be changed by anything but questions', async () => {
    const Cookie = await enter();
    expect((await ask(door.port, { path: '/rpc', headers: { Cookie } })).status).toBe(405);
    for (const method of ['PUT', 'DELETE', 'OPTIONS']) {
      expect((await ask(door.port, { method, headers: { Cookie, Origin: own() } })).status, method).toBe(405);
    }
  });

  it('refuses a question longer than its bound, said to be or not', async () => {
    const Cookie = await enter();
    const long = `{"id":"1","name":"study.state","input":"${'x'.repeat(200_000)}"}`;
    expect((await rpc({ Cookie }, long)).status).toBe(413);
    const unsaid = await rpc({ Cookie, 'Transfer-Encoding': 'chunked' }, long).catch(() => ({ status: 413 }));
    expect(unsaid.status).toBe(413);
    expect(echo.reached).toEqual([]);
    expect((await rpc({ Cookie })).status).toBe(200);
  });

  it.each(['', '{', '[]', '"x"', '{"id":1,"name":"a"}', '{"id":"1"}', '{"cancel":5}', '{"$typed":"Int32Array"}'])(
    'says that %j is no request',
    async (body) => {
      const answer = await rpc({ Cookie: await enter() }, body);
      expect(answer.status).toBe(400);
      expect(JSON.parse(answer.text)).toMatchObject({ result: { ok: false, error: { code: 'invalid_input' } } });
      expect(echo.reached).toEqual([]);
    },
  );

  it('passes a cancellation on', async () => {
    expect((await rpc({ Cookie: await enter() }, '{"cancel":"42"}')).status).toBe(200);
    expect(echo.reached).toEqual(['cancel 42']);
  });

  it.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '//secret.txt',
    '/etc/passwd',
  ])('serves nothing for %s', async (path) => {
    const answer = await ask(door.port, { path, headers: { Cookie: await enter() } });
    expect(answer.status).toBe(404);
    expect(answer.text).not.toContain('not for the window');
  });

  it('serves scripts as scripts', async () => {
    const answer = await ask(door.port, { path: '/assets/main.js', headers: { Cookie: await enter() } });
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/javascript; charset=utf-8']);
  });

  it('says what to do when the window has not been built', async () => {
    const bare = await openLoopback({ engine: echo.engine, windowFolder: join(folder, 'nothing'), port: 0 });
    try {
      const { pathname, search } = new URL(bare.address);
      const entered = await ask(bare.port, { path: pathname + search });
      const Cookie = (entered.headers['set-cookie']?.[0] ?? '').split(';')[0] ?? '';
      expect(await ask(bare.port, { headers: { Cookie } })).toMatchObject({
        status: 503,
        text: expect.stringContaining('npm run build:renderer'),
      });
    } finally {
      await bare.close();
    }
  });

  it('lets go of an event stream when the window closes', async () => {
    const Cookie = await enter();
    const stream = httpRequest({ host: '127.0.0.1', port: door.port, path: '/events', headers: { Cookie } });
    const first = new Promise<string>((resolve) => {
      stream.on('response', (response) => {
        response.on('data', (piece: Buffer) => {
          if (piece.toString().includes('data:')) resolve(piece.toString());
          else for (const tell of echo.listeners) tell({ type: 'command', id: 'edit.undo' });
        });
        response.on('error', () => {});
      });
    });
    stream.end();
    expect(await first).toContain('data: {"type":"command","id":"edit.undo"}\n\n');
    stream.destroy();
    await expect.poll(() => echo.listeners.size).toBe(0);
  });

  it('says so when the port is in use', async () => {
    await expect(openLoopback({ engine: echo.engine, windowFolder: folder, port: door.port })).rejects.toMatchObject({
      code: 'io',
      message: `Port ${door.port} cannot be opened: another program uses it.`,
    });
  });
});
