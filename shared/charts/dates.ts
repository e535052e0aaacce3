import { type BinSize, dayLength, firstDayOf } from '../analysis/reading/timeBins.ts';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const dateOf = (day: number): Date => new Date(day * dayLength);
const longMonth = (date: Date): string => months[date.getUTCMonth()] ?? '';

/** `Mar`. */
export const shortMonth = (day: number): string => longMonth(dateOf(day)).slice(0, 3);
export const yearOf = (day: number): number => dateOf(day).getUTCFullYear();
export const isFirstMonth = (day: number): boolean => dateOf(day).getUTCMonth() === 0;

/** `3 Mar`. */
export const shortDay = (day: number): string => `${dateOf(day).getUTCDate()} ${shortMonth(day)}`;

/** `3 March 2025`. */
export function longDay(day: number): string {
  const date = dateOf(day);
  return `${date.getUTCDate()} ${longMonth(date)} ${date.getUTCFullYear()}`;
}

/** A day as it stands in data: `2025-03-03`. */
export const isoDay = (day: number): string => dateOf(day).toISOString().slice(0, 10);

/** A bin in the middle of a sentence: `on 3 March 2025`, `in the week from 3 March 2025`, `in March 2025`. */
export function binWords(bin: number, size: BinSize): string {
  const day = firstDayOf(bin, size);
  if (size === 'day') return `on ${longDay(day)}`;
  return size === 'week' ? `in the week from ${longDay(day)}` : `in ${longMonth(dateOf(day))} ${yearOf(day)}`;
}
