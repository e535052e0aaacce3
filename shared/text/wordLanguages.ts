/** Three small words of each language that few other languages have. */
const marks: Readonly<Record<string, readonly [string, string, string]>> = {
  da: ['og', 'det', 'ikke'],
  de: ['und', 'nicht', 'ich'],
  en: ['the', 'and', 'of'],
  es: ['que', 'los', 'por'],
  fi: ['ja', 'että', 'se'],
  fr: ['les', 'des', 'pas'],
  it: ['che', 'di', 'non'],
  nl: ['het', 'een', 'niet'],
  pl: ['się', 'nie', 'na'],
  pt: ['que', 'não', 'uma'],
  sv: ['och', 'att', 'inte'],
};

/** The languages that can be guessed. */
export const guessedLanguages: readonly string[] = Object.keys(marks);

/** Among so many of the most frequent words the small ones of a language stand. */
const looked = 60;

/**
 * The languages that texts are written in, as far as their most frequent words tell: two of three small words must be among
 * them. Only a proposal for what is left out of a count.
 */
export function guessLanguages(frequent: readonly string[], offered: readonly string[]): string[] {
  const among = new Set(frequent.slice(0, looked));
  return Object.entries(marks).flatMap(([language, words]) =>
    offered.includes(language) && words.filter((word) => among.has(word)).length >= 2 ? [language] : [],
  );
}
