/** What a number format of a workbook makes of a number: a day, a time, a length of time, digits padded with noughts. */
export interface NumberFormat {
  readonly shows: 'number' | 'date' | 'time' | 'duration' | 'padded';
  /** For `padded`: how many digits at least. */
  readonly digits: number;
}

const plain: NumberFormat = { shows: 'number', digits: 0 };
const date: NumberFormat = { shows: 'date', digits: 0 };
const time: NumberFormat = { shows: 'time', digits: 0 };
const duration: NumberFormat = { shows: 'duration', digits: 0 };

/** The formats that a workbook names by number alone (ECMA-376 part 1, 18.8.30), with those of East Asian editions. */
export function builtInFormat(id: number): NumberFormat {
  if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36) return date;
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id === 45 || id === 47) return time;
  if (id === 46) return duration;
  return id >= 50 && id <= 58 ? date : plain;
}

/** Reads a format code (`dd/mm/yyyy hh:mm`, `[h]:mm`, `00000`); colours, conditions and words in it count for nothing. */
export function parseFormat(code: string): NumberFormat {
  const section = code.split(';')[0] ?? '';
  const signs = section.replace(/"[^"]*"?|\\.|[_*]./gu, '');
  if (/\[(?:h+|m+|s+)\]/iu.test(signs)) return duration;
  const bare = signs.replace(/\[[^\]]*\]/gu, '');
  if (/general|standard/iu.test(bare)) return plain;
  const isTime = /[hs]|am\/pm|a\/p/iu.test(bare);
  if (/[yd]/iu.test(bare) || (/m/iu.test(bare) && !isTime)) return date;
  if (isTime) return time;
  return /^0{2,}$/u.test(bare) ? { shows: 'padded', digits: bare.length } : plain;
}

const day = 86_400_000;
const pair = (number: number): string => String(number).padStart(2, '0');

/**
 * A number of a workbook in words. Days as YYYY-MM-DD, with `T` and the time where there is one; other numbers with a
 * point and at most 15 digits, as spreadsheets count. `since1904` = the workbook counts its days from 1904.
 */
export function spellNumber(value: number, format: NumberFormat, since1904: boolean): string {
  const seconds = Math.round(value * 86_400);
  switch (format.shows) {
    case 'padded':
      return Number.isInteger(value) && value >= 0 ? String(value).padStart(format.digits, '0') : spellPlain(value);
    case 'duration':
      return value < 0 ? spellPlain(value) : spellTime(seconds);
    case 'time':
      return value >= 0 && value < 1 ? spellTime(seconds) : spellMoment(value, since1904);
    case 'date':
      return spellMoment(value, since1904);
    case 'number':
      return spellPlain(value);
  }
}

const spellPlain = (value: number): string => String(Number(value.toPrecision(15)));

const spellTime = (seconds: number): string =>
  `${pair(Math.floor(seconds / 3600))}:${pair(Math.floor(seconds / 60) % 60)}:${pair(seconds % 60)}`;

/** Days count from 31 December 1899; workbooks believe in a 29 February 1900, so from March 1900 on one less counts. */
function spellMoment(value: number, since1904: boolean): string {
  const start = since1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, value < 60 ? 31 : 30);
  const moment = new Date(start + Math.round((value * day) / 1000) * 1000);
  const year = moment.getUTCFullYear();
  if (!(value >= 0 && year >= 1899 && year <= 9999)) return spellPlain(value);
  return trimMoment(moment.toISOString());
}

/** A moment in ISO 8601 without what is nought: midnight, parts of a second, the zone. */
export const trimMoment = (moment: string): string =>
  moment.replace(/(?:\.0+)?Z?$/u, '').replace(/T00:00(?::00)?$/u, '');
