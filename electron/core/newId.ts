import type { Clock, NewId } from '#shared/domain/ids.ts';

/** Fills an array with random bytes. */
export type RandomBytes = (bytes: Uint8Array) => void;

/**
 * Ids as UUID version 7 (RFC 9562): they sort by the time they were made, also within one millisecond, by a counter in
 * the 12 bits that follow the time.
 */
export function createNewId(clock: Clock, random: RandomBytes): NewId {
  let lastTime = 0;
  let counter = 0;
  return () => {
    const bytes = new Uint8Array(16);
    random(bytes);
    const now = Math.max(0, Math.floor(clock()));
    if (now > lastTime) {
      lastTime = now;
      counter = (((bytes[6] ?? 0) & 0x07) << 8) | (bytes[7] ?? 0);
    } else if (++counter > 0xfff) {
      lastTime += 1;
      counter = 0;
    }
    const view = new DataView(bytes.buffer);
    view.setUint32(0, Math.floor(lastTime / 0x1_0000));
    view.setUint16(4, lastTime % 0x1_0000);
    view.setUint16(6, 0x7000 | counter);
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
    return toUuid(bytes);
  };
}

function toUuid(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
