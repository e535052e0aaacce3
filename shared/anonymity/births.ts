import type { Trace } from './trace.ts';

const months =
  'jan(?:uary|uar|uari|vier|\\.)?|feb(?:ruary|ruar|ruari|\\.)?|févr(?:ier|\\.)?|mar(?:ch|s|zo|\\.)?|märz|maart|apr(?:il|ile|\\.)?|avril|abril|may|mai|mei|mayo|maggio|june?|juni|juin|junio|giugno|july?|juli|juillet|julio|luglio|aug(?:ust|ustus|\\.)?|août|agosto|sep(?:tember|t|tembre|tiembre|\\.)?|settembre|oct(?:ober|obre|ubre|\\.)?|okt(?:ober|\\.)?|ottobre|nov(?:ember|embre|iembre|\\.)?|de[cz](?:ember|iembre|\\.)?|décembre|dicembre';
const year = '(?:1[89]\\d{2}|20[0-2]\\d)';
const day = '(?:0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th|er|\\.)?';
/** A day with its year, in figures or with the name of the month. */
const fullDate = `(?:${day}(?:\\s+(?:of|de))?\\s+(?:${months})(?:\\s+de)?,?\\s+${year}|(?:${months})\\s+${day},?\\s+${year}|${day}\\s?[-./]\\s?(?:0?[1-9]|1[0-2])\\s?[-./]\\s?(?:${year}|\\d{2})|${year}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01]))`;
const birthWord =
  '(?:date\\s+of\\s+birth|birth\\s?(?:date|day)|d\\.?o\\.?b\\.?|born|geboren|geb\\.|geburtsdatum|geboortedatum|née?|naissance|nacid[oa]|nacimiento|nat[oa]|nascita|född|født|syntynyt|urodzon[ya])';
const place = "\\p{Lu}[\\p{L}\\p{M}’'-]+(?:[ -]\\p{Lu}[\\p{L}\\p{M}’'-]+){0,3}";

const announced = new RegExp(
  `(?<![\\p{L}])(?<word>${birthWord})(?![\\p{L}])[^\\n.!?]{0,30}?(?<date>${fullDate}|${year})(?![\\p{L}\\p{N}])`,
  'giu',
);
/** Names of places are told by their capital, so case matters here and in the next one. */
const placeBehind = new RegExp(`,?\\s+(?:in|at|te|à|en|a)\\s+${place}`, 'uy');
/** “I was born in Zwolle”: the place alone. */
const birthPlace = new RegExp(
  `(?<![\\p{L}])(?:[Bb]orn|[Gg]eboren|[Nn]ée?|[Nn]acid[oa]|[Nn]at[oa])(?:\\s+and\\s+raised)?\\s+(?:in|at|te|à|en|a)\\s+(?<place>${place})`,
  'gu',
);
const alone = new RegExp(`(?<![\\p{L}\\p{N}./-])(?:${fullDate})(?![\\p{L}\\p{N}])`, 'giu');

/** Dates of birth with the place, where it is said that they are; other full dates are listed as a doubt. */
export function findBirths(text: string): Trace[] {
  const traces: Trace[] = [];
  for (const match of text.matchAll(announced)) {
    const { date = '', word } = match.groups ?? {};
    const behindDate = match.index + match[0].length;
    placeBehind.lastIndex = behindDate;
    const where = placeBehind.exec(text)?.[0] ?? '';
    const reason = where === '' ? `A date stands after “${word}”.` : `A date and a place stand after “${word}”.`;
    // “born on 3 March 1961 in Zwolle” is one trace.
    traces.push({
      kind: 'birth',
      start: behindDate - date.length,
      end: behindDate + where.length,
      confidence: 0.95,
      reason,
    });
  }
  for (const match of text.matchAll(birthPlace)) {
    const end = match.index + match[0].length;
    const named = match.groups?.place ?? '';
    const reason = 'A place stands after the word for being born.';
    traces.push({ kind: 'birth', start: end - named.length, end, confidence: 0.85, reason });
  }
  for (const match of text.matchAll(alone)) {
    const reason = 'It is a full date; it may be somebody’s day of birth or tell when something happened.';
    traces.push({ kind: 'birth', start: match.index, end: match.index + match[0].length, confidence: 0.3, reason });
  }
  return traces;
}
