import type { Cancellation, Pipe, Response } from '#shared/contract/envelope.ts';
import { unpack } from '#shared/contract/packed.ts';
import { failure, type Result } from '#shared/domain/result.ts';
import type { Bridge } from './pipe.ts';

const resultOf = ({ result, packed }: Response): Result<unknown> =>
  packed && result.ok ? { ok: true, value: unpack(result.value as Uint8Array<ArrayBuffer>) } : result;

/** A pipe over the desktop shell's bridge. Typed arrays cross as they are, very many of them packed. */
export function desktopPipe(bridge: Bridge): Pipe {
  return {
    async request(name: string, input: unknown, signal?: Cancellation): Promise<Result<unknown>> {
      const id = crypto.randomUUID();
      const cancel = () => void bridge.request({ cancel: id });
      signal?.addEventListener('abort', cancel);
      try {
        const response = await bridge.request({ id, name, input });
        return response ? resultOf(response) : failure('internal', 'The program gave no answer; nothing was changed.');
      } catch {
        return failure(
          'io',
          'The program behind this window does not answer. Please restart Axial; your study is safe.',
        );
      } finally {
        signal?.removeEventListener('abort', cancel);
      }
    },
    subscribe: (listener) => bridge.subscribe(listener),
  };
}
