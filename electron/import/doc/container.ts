/** Sectors that are none: end of a chain and beyond. */
const lastSector = 0xffff_fffa;
const entrySize = 128;
const none = 0xffff_ffff;

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

/**
 * The streams of an old Office container ([MS-CFB]) that stand at its top, by their names. Chains of sectors that run in a
 * circle or out of the file end the reading.
 * @throws Error when the container is damaged
 */
export function readContainer(bytes: Uint8Array): (name: string) => Buffer | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shift = file.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) throw new Error('no container');
  const size = 1 << shift;
  const sector = (index: number) => file.subarray((index + 1) * size, (index + 2) * size);
  const table = readTable(file, sector, size);
  const chain = (start: number) => Buffer.concat(followChain(table, start, file.length / size).map(sector));
  const entries = readEntries(chain(file.readUInt32LE(48)));
  const root = entries.find(({ type }) => type === 5);
  if (!root) throw new Error('no root');
  const smallTable = numbersOf(chain(file.readUInt32LE(60)));
  const smallStream = lazily(() => chain(root.start));
  const smallest = file.readUInt32LE(56);
  const top = topEntries(entries, root.child);
  return (name) => {
    const entry = top.find((each) => each.name === name && each.type === 2);
    if (!entry) return null;
    if (entry.size >= smallest) return chain(entry.start).subarray(0, entry.size);
    const small = followChain(smallTable, entry.start, smallStream().length / 64);
    return Buffer.concat(small.map((index) => smallStream().subarray(index * 64, index * 64 + 64))).subarray(
      0,
      entry.size,
    );
  };
}

function lazily<T>(make: () => T): () => T {
  let value: T | undefined;
  return () => {
    value ??= make();
    return value;
  };
}

/** Which sector follows which. The list of the table's own sectors begins in the header and goes on in sectors of its own. */
function readTable(file: Buffer, sector: (index: number) => Buffer, size: number): number[] {
  const places = numbersOf(file.subarray(76, 512));
  let next = file.readUInt32LE(68);
  for (let count = 0; next < lastSector && count <= file.length / size; count++) {
    const numbers = numbersOf(sector(next));
    places.push(...numbers.slice(0, -1));
    next = numbers.at(-1) ?? none;
  }
  const used = places.filter((place) => place < lastSector);
  if (used.length > file.length / size) throw new Error('more tables than sectors');
  return used.flatMap((place) => numbersOf(sector(place)));
}

function numbersOf(bytes: Buffer): number[] {
  const numbers: number[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) numbers.push(bytes.readUInt32LE(at));
  return numbers;
}

function followChain(table: readonly number[], start: number, most: number): number[] {
  const chain: number[] = [];
  for (let index = start; index < lastSector; index = table[index] ?? none) {
    chain.push(index);
    if (chain.length > most + 1) throw new Error('a chain without end');
  }
  return chain;
}

function readEntries(directory: Buffer): Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at + entrySize <= directory.length; at += entrySize) {
    const length = Math.min(Math.max(directory.readUInt16LE(at + 64) - 2, 0), 62);
    entries.push({
      name: directory.toString('utf16le', at, at + length),
      type: directory.readUInt8(at + 66),
      left: directory.readUInt32LE(at + 68),
      right: directory.readUInt32LE(at + 72),
      child: directory.readUInt32LE(at + 76),
      start: directory.readUInt32LE(at + 116),
      size: directory.readUInt32LE(at + 120),
    });
  }
  return entries;
}

/** What stands in the root itself: documents that are embedded in this one have streams of the same names. */
function topEntries(entries: readonly Entry[], first: number): Entry[] {
  const found = new Set<Entry>();
  const open = [first];
  while (open.length > 0) {
    const entry = entries[open.pop() ?? none];
    if (!entry || found.has(entry)) continue;
    found.add(entry);
    open.push(entry.left, entry.right);
  }
  return [...found];
}
