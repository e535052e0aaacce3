/** What stands before the caret when somebody is about to mention something. */
export interface MentionTrigger {
  readonly sign: '#' | '@';
  /** Typed after the sign. */
  readonly typed: string;
  /** Where the sign stands in the text before the caret (UTF-16 units). */
  readonly start: number;
}

const longest = 60;
const pattern = new RegExp(`(?:^|[\\s(\\[{“"'‘«–—-])([#@])((?:[^\\s#@][^#@\\n]{0,${longest}})?)$`, 'u');

/**
 * Finds `#` or `@` with what was typed after it, up to the caret; the sign stands at the beginning of a word. Names may
 * hold blanks, so whether a mention is still meant is for the matches to say.
 */
export function mentionTrigger(before: string): MentionTrigger | null {
  const found = pattern.exec(before);
  const [, sign, typed = ''] = found ?? [];
  if (sign !== '#' && sign !== '@') return null;
  return { sign, typed, start: before.length - typed.length - 1 };
}
