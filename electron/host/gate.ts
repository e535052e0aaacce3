import { createHash, timingSafeEqual } from 'node:crypto';

/** What a request brings to the gate. */
export interface Knock {
  readonly method: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** `Sec-Fetch-Site`: how the browser says that the page and the request are related. */
  readonly site: string | undefined;
  readonly cookie: string | undefined;
  /** The one-time token of the address, when it carries one. */
  readonly token: string | null;
}

export type Verdict =
  | { readonly kind: 'admit' }
  /** The token was good: give the cookie and send the browser to the plain address. */
  | { readonly kind: 'exchange'; readonly cookie: string }
  /** A token that is spent, from a window that is in already: send it to the plain address. */
  | { readonly kind: 'again' }
  | { readonly kind: 'refuse'; readonly sentence: string };

const refuse = (sentence: string): Verdict => ({ kind: 'refuse', sentence });

/**
 * Who may talk to the engine on this machine. Other web pages (another origin, or a name that was made to point at this
 * machine) and other programs without the token are kept out. The token works once; after that a cookie that no script
 * can read stands for it.
 */
export function createGate(port: number, newSecret: () => string): { token: string; judge(knock: Knock): Verdict } {
  const token = newSecret();
  const session = newSecret();
  const cookieName = `axial_${port}`;
  let spent = false;

  const judge = (knock: Knock): Verdict => {
    if (!isOwnHost(knock.host, port)) return refuse('This address is not the one that Axial listens on.');
    if (!isOwnOrigin(knock)) return refuse('Another page tried to talk to Axial and was refused.');
    const inside = sameSecret(cookieNamed(cookieName, knock.cookie), session);
    if (knock.token === null) return inside ? { kind: 'admit' } : refuse(strangerSentence);
    if (inside) return { kind: 'again' };
    if (spent || !sameSecret(knock.token, token)) return refuse(strangerSentence);
    spent = true;
    return { kind: 'exchange', cookie: `${cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/` };
  };
  return { token, judge };
}

const strangerSentence =
  'This page can be opened once, with the address that Axial printed. Start Axial again for a new one.';

function isOwnHost(host: string | undefined, port: number): boolean {
  return host === `127.0.0.1:${port}` || host === `localhost:${port}`;
}

/** A request that changes something must name our own origin; one that reads must not name, or come from, another. */
function isOwnOrigin({ method, host, origin, site }: Knock): boolean {
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  if (origin === undefined) return method === 'GET';
  return origin === `http://${host}`;
}

function cookieNamed(name: string, header: string | undefined): string {
  const pair = (header ?? '').split(';').find((part) => part.trim().startsWith(`${name}=`));
  return pair === undefined ? '' : pair.trim().slice(name.length + 1);
}

/** Compares without telling by its time how much was right. */
function sameSecret(given: string, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}
