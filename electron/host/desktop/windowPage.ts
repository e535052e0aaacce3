import { safetyHeaders } from '../contentSecurityPolicy.ts';
import { listWindowFiles } from '../windowFiles.ts';

/** The scheme that the desktop window is loaded from; one origin, our own files, no network. */
export const windowScheme = 'axial';
export const windowOrigin = `${windowScheme}://app`;
export const windowAddress = `${windowOrigin}/index.html`;

/** Answers requests for {@link windowOrigin} from the folder of the built window. */
export function createPageHandler(folder: string): (request: { readonly url: string }) => Response {
  const files = listWindowFiles(folder);
  return ({ url }) => {
    const address = URL.parse(url);
    const file = address?.host === 'app' ? files.get(address.pathname) : undefined;
    if (!file) return new Response('There is nothing here.', { status: 404, headers: safetyHeaders });
    return new Response(new Uint8Array(file.bytes), { headers: { ...safetyHeaders, 'Content-Type': file.mediaType } });
  };
}

/** Whether a page is ours: the only one that may ask the engine. */
export function isWindowAddress(url: string): boolean {
  const address = URL.parse(url);
  return address?.protocol === `${windowScheme}:` && address.host === 'app';
}

/** Addresses that the window may load from: its own, and what it makes itself. Everything else is cancelled. */
export const isHarmlessAddress = (url: string): boolean => isWindowAddress(url) || /^(data|blob|devtools):/.test(url);
