import type { DocumentId, SpeakerId } from './ids.ts';

/** `none`: what looks like a name and is not a person ("Break", "Place"): its words belong to the turn before. */
export const speakerRoles = ['participant', 'interviewer', 'none'] as const;
export type SpeakerRole = (typeof speakerRoles)[number];

/** Somebody who speaks in one document, under the name that stands in its text. */
export interface Speaker {
  readonly id: SpeakerId;
  readonly documentId: DocumentId;
  readonly name: string;
  readonly role: SpeakerRole;
  /** Palette name, `#rrggbb`, or `null` for none. */
  readonly color: string | null;
  readonly position: number;
}

/** How transcripts in several languages call the one who asks. */
const asking =
  /^(?:i|int|intv|iv|interv|interviewer(?:in)?|intervieweuse|intervieweur|entrevistador[ae]?|entrevistador\(a\)|intervistat(?:ore|rice)|q|question|m|mod|moderator(?:in)?|mod[ée]rat(?:eur|rice)|moderador[ae]?|fac|facilitator|host|presenter|researcher|forscher(?:in)?|chercheu(?:r|se)|chair|interrogator|ведущий|интервьюер|面接者|聞き手|司会|采访者|主持人|インタビュアー|면접자|진행자|الباحثة?|المحاورة?|المقابلة?|מראיינת?|המראיינת?|מנחה|חוקרת?)$/iu;
/** What looks like a name and is none. */
const notSpeaking =
  /^(?:break|pause|silence|laughter|laughs?|laughing|lacht|lachen|gel[äa]chter|rires?|risas|applause|coughs?|sighs?|noise|inaudible|unclear|unverst[äa]ndlich|crosstalk|music|musik|musique|intro|outro|place|location|venue|date|time|duration|length|recorded|recording|present|participants|attendees|apologies|subject|topic|title|notes?|note to self|comments?|remarks?|summary|background|context|setting|page|chapter|part|section|appendix|table|figure|source|copyright|transcri(?:pt|ber|bed|ption)(?: by)?|file|audio|video|version|project|study|sponsor|end|start|begin(?:ning)?|ort|datum|dauer|anwesend|thema|pausen?|lieu|dur[ée]e|sujet|fecha|lugar|duraci[óo]n)$/iu;

/**
 * What somebody of this name probably is: names of those who ask ("INT", "Moderator 2", "I:"), labels that are no person
 * ("Break", "Date"), else a participant. A guess to be confirmed.
 */
export function guessRole(name: string): SpeakerRole {
  const bare = name
    .replace(/[.:()[\]]+/gu, ' ')
    // "I1" and "INT 2" ask; "M1" and "F2" are men and women of a focus group.
    .replace(/(?<!^[^iqIQ])[\s_-]*\d+$/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
  if (notSpeaking.test(bare)) return 'none';
  return asking.test(bare) ? 'interviewer' : 'participant';
}

/** Those of a role, in words. */
export const rolePlurals: Readonly<Record<SpeakerRole, string>> = {
  participant: 'participants',
  interviewer: 'interviewers',
  none: 'labels that are no speakers',
};

/** Names that are told before the rest is only counted. */
const mostNames = 5;

/** Whose words count, as the end of a list of options: `words of interviewers are left out`; empty = everybody's. */
export function speakerWords(leaveOut: readonly SpeakerRole[], only: readonly string[] | null): string {
  const left = leaveOut.filter((role) => role !== 'none').map((role) => rolePlurals[role]);
  const parts = only === null ? [] : [`only words of ${named(only)} count`];
  if (left.length > 0) parts.push(`words of ${left.join(' and ')} are left out`);
  return parts.join('; ');
}

function named(names: readonly string[]): string {
  const rest = names.length - mostNames;
  const shown = rest > 1 ? [...names.slice(0, mostNames), `${rest} others`] : names;
  if (shown.length === 0) return 'nobody';
  return shown.length === 1 ? (shown[0] ?? '') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}
