import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';

/** A command was called in a way it does not know: exit 2, with how it is called. */
export class UsageError extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'UsageError';
  }
}

export interface Command {
  /** How it is called, without `axial`. */
  readonly usage: string;
  readonly summary: string;
  /** What each option means, one a line, for `--help`. */
  readonly details?: readonly string[];
  /** Does it; answers the exit code. */
  run(words: readonly string[]): Promise<number>;
}

/** The words of a call as options and places; what the command does not know is a {@link UsageError}. */
export function readWords<const Options extends ParseArgsOptionsConfig>(
  words: readonly string[],
  options: Options,
  places: { readonly least: number; readonly most: number },
) {
  const parsed = parseWords(words, options);
  const count = parsed.positionals.length;
  if (count < places.least) throw new UsageError('Something is missing.');
  // An empty word is a variable of a script that was never set; as a path it would mean the folder one is in.
  if (parsed.positionals.includes('')) throw new UsageError('One of the words is empty.');
  if (count > places.most) throw new UsageError(`There is a word too many: ${parsed.positionals[places.most]}`);
  return parsed;
}

function parseWords<const Options extends ParseArgsOptionsConfig>(words: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? firstSentence(error.message) : 'The options cannot be read.');
  }
}

/** Node explains at length how to write a place that begins with a dash; the first sentence says what is wrong. */
const firstSentence = (message: string): string => `${message.split(/\.\s|\n/)[0]?.replace(/\.$/, '')}.`;

/** One of the words that an option takes. */
export function readChoice<const Choice extends string>(
  option: string,
  given: string,
  choices: readonly Choice[],
): Choice {
  const found = choices.find((choice) => choice === given);
  if (found === undefined) throw new UsageError(`--${option} takes ${listWords(choices)}, not “${given}”.`);
  return found;
}

/** A whole number of at least `least` and at most `most`, as positions and widths are. */
export function readWholeNumber(
  option: string,
  given: string,
  { least = 0, most = Number.MAX_SAFE_INTEGER }: { least?: number; most?: number } = {},
): number {
  const number = Number(given);
  if (!/^\d+$/.test(given) || number < least || number > most) {
    const bounds = [least > 0 ? ` of at least ${least}` : '', most < Number.MAX_SAFE_INTEGER ? ` up to ${most}` : ''];
    throw new UsageError(`--${option} takes a whole number${bounds.join('')}, not “${given}”.`);
  }
  return number;
}

/** A number as weights are. */
export function readNumber(option: string, given: string): number {
  const number = Number(given);
  if (given.trim() === '' || !Number.isFinite(number)) {
    throw new UsageError(`--${option} takes a number, not “${given}”.`);
  }
  return number;
}

/** An option that the command cannot do without. */
export function needed(option: string, given: string | undefined): string {
  if (given === undefined) throw new UsageError(`--${option} is missing.`);
  return given;
}

export const listWords = (words: readonly string[]): string =>
  words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
