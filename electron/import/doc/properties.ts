/** Properties that hold from one place in the file to the next. */
export interface Run<T> {
  readonly start: number;
  readonly end: number;
  readonly properties: T;
}

/** What matters of the look of characters. */
export interface CharacterLook {
  deleted?: boolean;
  inserted?: boolean;
  hidden?: boolean;
  bold?: boolean;
  italic?: boolean;
  underline?: boolean;
  strike?: boolean;
  /** Code of a character of a symbol font. */
  symbol?: number;
}

/** What matters of a paragraph. */
export interface ParagraphLook {
  /** Index of its style: 1 to 9 are the headings. */
  style: number;
  outline?: number;
  inTable?: boolean;
  /** It ends a row of a table. */
  endsRow?: boolean;
}

const pageSize = 512;

/** Looks of characters, by places in the main stream ([MS-DOC] 2.8.5). */
export function readCharacterRuns(stream: Buffer, index: Buffer): Run<CharacterLook>[] {
  return pagesOf(stream, index).flatMap((page) =>
    runsOf(page, (count, run) => {
      const place = page.readUInt8((count + 1) * 4 + run) * 2;
      const look: CharacterLook = {};
      if (place > 0)
        readSprms(page.subarray(place + 1, place + 1 + page.readUInt8(place)), (...args) =>
          noteCharacter(look, ...args),
        );
      return look;
    }),
  );
}

/** Looks of paragraphs, by places in the main stream ([MS-DOC] 2.8.6). */
export function readParagraphRuns(stream: Buffer, index: Buffer): Run<ParagraphLook>[] {
  return pagesOf(stream, index).flatMap((page) =>
    runsOf(page, (count, run) => {
      const look: ParagraphLook = { style: 0 };
      const place = page.readUInt8((count + 1) * 4 + run * 13) * 2;
      if (place === 0) return look;
      const half = page.readUInt8(place);
      const start = half === 0 ? place + 2 : place + 1;
      const list = page.subarray(start, start + (half === 0 ? page.readUInt8(place + 1) * 2 : half * 2 - 1));
      look.style = list.length >= 2 ? list.readUInt16LE(0) : 0;
      readSprms(list.subarray(2), (...args) => noteParagraph(look, ...args));
      return look;
    }),
  );
}

function pagesOf(stream: Buffer, index: Buffer): Buffer[] {
  const count = Math.max(Math.floor((index.length - 4) / 8), 0);
  return Array.from({ length: count }, (_, page) => {
    const number = index.readUInt32LE((count + 1) * 4 + page * 4) & 0x3f_ffff;
    return stream.subarray(number * pageSize, (number + 1) * pageSize);
  }).filter((page) => page.length === pageSize);
}

function runsOf<T>(page: Buffer, propertiesOf: (count: number, run: number) => T): Run<T>[] {
  const count = page.readUInt8(pageSize - 1);
  return Array.from({ length: count }, (_, run) => ({
    start: page.readUInt32LE(run * 4),
    end: page.readUInt32LE(run * 4 + 4),
    properties: propertiesOf(count, run),
  }));
}

/** Lengths of operands by the kind that stands in the upper bits of a property's number. */
const operandLengths = [1, 1, 2, 4, 2, 2, 0, 3];

/** Goes through a list of changes to properties; a list that is cut off ends where it is cut. */
function readSprms(list: Buffer, note: (sprm: number, operand: Buffer) => void): void {
  for (let at = 0; at + 3 <= list.length; ) {
    const sprm = list.readUInt16LE(at);
    const kind = sprm >> 13;
    at += 2;
    const isVariable = kind === 6;
    const isLong = sprm === 0xd608;
    const length = isVariable
      ? isLong && at + 2 <= list.length
        ? list.readUInt16LE(at) - 1
        : list.readUInt8(at)
      : (operandLengths[kind] ?? 1);
    const start = isVariable ? at + (isLong ? 2 : 1) : at;
    note(sprm, list.subarray(start, start + length));
    at = start + Math.max(length, isVariable ? 0 : 1);
  }
}

/** 0 and 1 say it; 0x80 and 0x81 refer to the style, which is taken to say no. */
const isOn = (operand: Buffer): boolean => operand[0] === 1 || operand[0] === 0x81;

function noteCharacter(look: CharacterLook, sprm: number, operand: Buffer): void {
  if (sprm === 0x0800) look.deleted = isOn(operand);
  else if (sprm === 0x0801) look.inserted = isOn(operand);
  else if (sprm === 0x083c) look.hidden = isOn(operand);
  else if (sprm === 0x0835) look.bold = isOn(operand);
  else if (sprm === 0x0836) look.italic = isOn(operand);
  else if (sprm === 0x0837 || sprm === 0x2a53) look.strike = isOn(operand);
  else if (sprm === 0x2a3e) look.underline = operand[0] !== 0;
  else if (sprm === 0x6a09 && operand.length === 4) look.symbol = operand.readUInt16LE(2);
}

function noteParagraph(look: ParagraphLook, sprm: number, operand: Buffer): void {
  if (sprm === 0x2416) look.inTable = isOn(operand);
  else if (sprm === 0x2417) look.endsRow = isOn(operand);
  else if (sprm === 0x2640) look.outline = operand[0] ?? 9;
  else if (sprm === 0x4600 && operand.length === 2) look.style = operand.readUInt16LE(0);
}

/** Finds the run that holds a place. Asked in rising order it hardly searches. */
export class RunFinder<T> {
  readonly #runs: readonly Run<T>[];
  #last = 0;

  constructor(runs: readonly Run<T>[]) {
    this.#runs = runs.toSorted((a, b) => a.start - b.start);
  }

  at(place: number): T | undefined {
    for (const index of [this.#last, this.#last + 1]) {
      const run = this.#runs[index];
      if (run && run.start <= place && place < run.end) {
        this.#last = index;
        return run.properties;
      }
    }
    return this.#search(place);
  }

  #search(place: number): T | undefined {
    let low = 0;
    let high = this.#runs.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const run = this.#runs[middle] as Run<T>;
      if (place < run.start) high = middle - 1;
      else if (place >= run.end) low = middle + 1;
      else {
        this.#last = middle;
        return run.properties;
      }
    }
    return undefined;
  }
}
