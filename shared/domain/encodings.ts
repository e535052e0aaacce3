/** An encoding that a file can be read in: its name, and what people call it. */
export interface Encoding {
  readonly name: string;
  readonly called: string;
}

const named = (called: string, ...names: readonly string[]): readonly Encoding[] =>
  names.map((name) => ({ name, called }));

/** Every encoding that can be chosen, those that are met most often first within each family. */
export const encodings: readonly Encoding[] = [
  ...named('Unicode', 'utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be', 'utf-7'),
  ...named('Western European', 'windows-1252', 'iso-8859-1', 'iso-8859-15', 'macintosh', 'ibm850', 'ibm437', 'ibm858'),
  ...named('Nordic', 'ibm865', 'ibm861', 'iso-8859-10', 'iso-8859-4'),
  ...named('Portuguese and Canadian French (DOS)', 'ibm860', 'ibm863'),
  ...named('Central European', 'windows-1250', 'iso-8859-2', 'x-mac-ce', 'ibm852', 'iso-8859-16'),
  ...named('Baltic', 'windows-1257', 'iso-8859-13', 'ibm775'),
  ...named('Southern European', 'iso-8859-3'),
  ...named('Celtic', 'iso-8859-14'),
  ...named('Cyrillic', 'windows-1251', 'koi8-r', 'koi8-u', 'iso-8859-5', 'x-mac-cyrillic', 'ibm866', 'ibm855'),
  ...named('Greek', 'windows-1253', 'iso-8859-7', 'x-mac-greek', 'ibm737', 'ibm869'),
  ...named('Turkish', 'windows-1254', 'iso-8859-9', 'x-mac-turkish', 'ibm857'),
  ...named('Hebrew', 'windows-1255', 'iso-8859-8', 'ibm862'),
  ...named('Arabic', 'windows-1256', 'iso-8859-6', 'ibm864'),
  ...named('Vietnamese', 'windows-1258', 'viscii', 'tcvn'),
  ...named('Thai', 'windows-874', 'tis-620', 'iso-8859-11'),
  ...named('Armenian', 'armscii-8'),
  ...named('Georgian', 'georgian-ps', 'georgian-academy'),
  ...named('Japanese', 'shift_jis', 'euc-jp', 'iso-2022-jp'),
  ...named('Chinese, simplified', 'gb18030', 'gbk', 'hz-gb-2312'),
  ...named('Chinese, traditional', 'big5'),
  ...named('Korean', 'euc-kr', 'iso-2022-kr'),
];

/** Other names of the same encodings, in small letters without signs between. */
const aliases: Readonly<Record<string, string>> = {
  utf16: 'utf-16le',
  utf32: 'utf-32le',
  unicode: 'utf-16le',
  ascii: 'windows-1252',
  usascii: 'windows-1252',
  ansi: 'windows-1252',
  latin1: 'iso-8859-1',
  latin2: 'iso-8859-2',
  latin3: 'iso-8859-3',
  latin4: 'iso-8859-4',
  latin5: 'iso-8859-9',
  latin6: 'iso-8859-10',
  latin7: 'iso-8859-13',
  latin9: 'iso-8859-15',
  latin10: 'iso-8859-16',
  mac: 'macintosh',
  macroman: 'macintosh',
  xmacroman: 'macintosh',
  macce: 'x-mac-ce',
  maccentraleurope: 'x-mac-ce',
  maccenteuro: 'x-mac-ce',
  maccyrillic: 'x-mac-cyrillic',
  macgreek: 'x-mac-greek',
  macturkish: 'x-mac-turkish',
  sjis: 'shift_jis',
  xsjis: 'shift_jis',
  mskanji: 'shift_jis',
  windows31j: 'shift_jis',
  windows932: 'shift_jis',
  cp932: 'shift_jis',
  ms932: 'shift_jis',
  ujis: 'euc-jp',
  gb2312: 'gb18030',
  gb231280: 'gb18030',
  euccn: 'gb18030',
  cp936: 'gbk',
  windows936: 'gbk',
  hz: 'hz-gb-2312',
  cp950: 'big5',
  windows950: 'big5',
  big5hkscs: 'big5',
  uhc: 'euc-kr',
  cp949: 'euc-kr',
  windows949: 'euc-kr',
  ksc56011987: 'euc-kr',
  ksc5601: 'euc-kr',
  koi8: 'koi8-r',
  iso88598i: 'iso-8859-8',
  iso88598e: 'iso-8859-8',
  tis6202533: 'tis-620',
  cp874: 'windows-874',
};

const bare = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** The name that the program uses for an encoding, however it was spelt; `null` when it knows none of that name. */
export function encodingNamed(name: string): string | null {
  const spelt = bare(name);
  const own = encodings.find((encoding) => bare(encoding.name) === spelt)?.name ?? aliases[spelt];
  if (own !== undefined) return own;
  const page = /^(?:cp|ibm|dos|oem|windows|win|ms|x|xcp|codepage)?(\d{3,5})$/.exec(spelt)?.[1];
  const candidates = page === undefined ? [] : [`windows${page}`, `ibm${page}`, `cp${page}`];
  for (const candidate of candidates) {
    const found = encodings.find((encoding) => bare(encoding.name) === candidate)?.name ?? aliases[candidate];
    if (found !== undefined) return found;
  }
  return null;
}

/** What people call an encoding: "Cyrillic (koi8-r)". */
export function encodingCalled(name: string): string {
  const found = encodings.find((encoding) => encoding.name === name);
  return found ? `${found.called} (${found.name})` : name;
}
