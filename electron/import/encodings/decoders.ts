import iconv from 'iconv-lite';

/** Names under which the library knows encodings that it calls otherwise. */
const namesOfLibrary: Readonly<Record<string, string>> = {
  'x-mac-ce': 'maccenteuro',
  'x-mac-cyrillic': 'maccyrillic',
  'x-mac-greek': 'macgreek',
  'x-mac-turkish': 'macturkish',
};

const decoders: Readonly<Record<string, (bytes: Uint8Array) => string>> = {
  'utf-8': (bytes) => new TextDecoder('utf-8').decode(bytes),
  'utf-16le': (bytes) => new TextDecoder('utf-16le').decode(bytes),
  'utf-16be': (bytes) => new TextDecoder('utf-16be').decode(bytes),
  'utf-32le': (bytes) => decodeUtf32(bytes, true),
  'utf-32be': (bytes) => decodeUtf32(bytes, false),
  'iso-2022-jp': (bytes) => new TextDecoder('iso-2022-jp').decode(bytes),
  'iso-2022-kr': decodeShiftedKorean,
  'hz-gb-2312': decodeTildeChinese,
};

/** Characters of bytes in an encoding of `shared/domain/encodings.ts`; what cannot be read is U+FFFD. A byte order mark goes. */
export function decodeWith(bytes: Uint8Array, encoding: string): string {
  const decoder = decoders[encoding];
  if (decoder) return decoder(bytes);
  return iconv.decode(bufferOf(bytes), namesOfLibrary[encoding] ?? encoding);
}

const bufferOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function decodeUtf32(bytes: Uint8Array, little: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const point = view.getUint32(at, little);
    const sound = point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
    if (at > 0 || point !== 0xfeff) parts.push(sound ? String.fromCodePoint(point) : '\uFFFD');
  }
  if (bytes.length % 4 !== 0) parts.push('\uFFFD');
  return parts.join('');
}

/** ISO-2022-KR: a header, then pairs of 7-bit bytes between SO and SI. */
function decodeShiftedKorean(bytes: Uint8Array): string {
  const plain: number[] = [];
  let shifted = false;
  for (let at = 0; at < bytes.length; at++) {
    const value = bytes[at] ?? 0;
    if (value === 0x1b && bytes[at + 1] === 0x24 && bytes[at + 2] === 0x29) at += 3;
    else if (value === 0x0e) shifted = true;
    else if (value === 0x0f || value === 0x0a) {
      shifted = false;
      if (value === 0x0a) plain.push(value);
    } else plain.push(shifted && value > 0x20 ? value | 0x80 : value);
  }
  return iconv.decode(Buffer.from(plain), 'euc-kr');
}

/** HZ: pairs of 7-bit bytes between `~{` and `~}`; `~~` is a tilde, `~` at the end of a line joins lines. */
function decodeTildeChinese(bytes: Uint8Array): string {
  const source = bufferOf(bytes).toString('latin1');
  const plain = source.replace(/~(?:\{([\s\S]*?)(?:~\}|$)|~|\n)/g, (whole, pairs: string | undefined) =>
    pairs === undefined ? whole.slice(1).replace('\n', '') : pairs.replace(/[!-~]/g, raise),
  );
  return iconv.decode(Buffer.from(plain, 'latin1'), 'gb18030');
}

const raise = (character: string): string => String.fromCharCode(character.charCodeAt(0) | 0x80);
