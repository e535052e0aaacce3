import { constants, deflateRawSync } from 'node:zlib';
import { ZipPassThrough } from 'fflate';

/** Bytes gathered before they are packed: what is packed together shares one beginning. */
const block = 1 << 20;
/** How far back deflate looks for what it has seen, in bytes. */
const reach = 1 << 15;

/**
 * An entry of an archive that is packed by zlib block after block, each with the end of the one before it as what was seen
 * already: one sound stream, as if it had been packed at once, while a block is all that is held.
 */
export class DeflatedEntry extends ZipPassThrough {
  readonly #level: number;
  #waiting: Uint8Array[] = [];
  #length = 0;
  #seen: Uint8Array | undefined;

  constructor(name: string, level: number) {
    super(name);
    this.compression = 8;
    this.#level = level;
  }

  protected override process(chunk: Uint8Array, final: boolean): void {
    this.#waiting.push(chunk);
    this.#length += chunk.length;
    if (this.#length < block && !final) return;
    const bytes = Buffer.concat(this.#waiting);
    this.#waiting = [];
    this.#length = 0;
    const finishFlush = final ? constants.Z_FINISH : constants.Z_SYNC_FLUSH;
    const dictionary = this.#seen ? { dictionary: this.#seen } : {};
    const packed = deflateRawSync(bytes, { level: this.#level, finishFlush, ...dictionary });
    this.#seen = bytes.subarray(-reach);
    this.ondata(null, packed, final);
  }
}
