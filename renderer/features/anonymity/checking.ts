import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { type KeyFile, type Kind, newPseudonym, nextReplacement, type Pseudonym } from './rows.ts';

export type Finding = OutputOf<'anonymity.check'>['findings'][number];
export type FindingKind = Finding['kind'];
/** What is looked through, and by which name its progress is told. */
export type CheckScope = Pick<InputOf<'anonymity.check'>, 'documentIds' | 'parts'>;

export const findingKinds: readonly { readonly value: FindingKind; readonly label: string; readonly one: string }[] = [
  { value: 'name', label: 'Names', one: 'name' },
  { value: 'mail', label: 'E-mail', one: 'e-mail' },
  { value: 'phone', label: 'Telephone', one: 'telephone' },
  { value: 'web', label: 'Web', one: 'web' },
  { value: 'identity', label: 'Numbers', one: 'number' },
  { value: 'birth', label: 'Dates', one: 'date' },
];

export const keyOf = ({ kind, text }: Pick<Finding, 'kind' | 'text'>): string => `${kind} ${text}`;

/** How sure a rule is, in a word. */
export function sureness(confidence: number): 'sure' | 'probable' | 'doubtful' {
  return confidence >= 0.85 ? 'sure' : confidence >= 0.55 ? 'probable' : 'doubtful';
}

export const levels = [
  { value: 'sure', label: 'Sure only' },
  { value: 'probable', label: 'Probable too' },
  { value: 'all', label: 'Doubtful too' },
] as const;
export type Level = (typeof levels)[number]['value'];

const least: Readonly<Record<Level, number>> = { sure: 0.85, probable: 0.55, all: 0 };

/** Findings that are as sure as is asked for. */
export const passes = ({ confidence }: Pick<Finding, 'confidence'>, level: Level): boolean =>
  confidence >= least[level];

const placeholders: Readonly<Record<Exclude<FindingKind, 'name'>, string>> = {
  mail: '[e-mail address]',
  phone: '[telephone number]',
  web: '[web address]',
  identity: '[number]',
  birth: '[date]',
};

type Meaning = Pick<Pseudonym, 'names' | 'replacement'>;
type Words = Pick<Finding, 'kind' | 'text'>;

/** What could stand for a finding: a number of its own for a name, a word in brackets for the rest. */
export const freshFor = ({ kind }: Words, pseudonyms: readonly Pick<Pseudonym, 'replacement'>[]): string =>
  kind === 'name' ? nextReplacement('person', pseudonyms) : placeholders[kind];

/** The row of the table that has this very spelling. */
export const knownFor = <Row extends Meaning>({ text }: Words, pseudonyms: readonly Row[]): Row | undefined =>
  pseudonyms.find(({ names }) => names.includes(text));

const wordsOf = (name: string): readonly string[] => name.split(/[\s'’-]+/u);

/** As {@link freshFor}; a part of one name that is in the table ("Anna" of "Anna de Vries") goes by that name's pseudonym. */
export function proposedFor(finding: Words, pseudonyms: readonly Meaning[]): string {
  const known = knownFor(finding, pseudonyms);
  if (known) return known.replacement;
  if (finding.kind !== 'name') return freshFor(finding, pseudonyms);
  const isPart = (part: string, whole: string) => {
    const all = wordsOf(whole);
    return wordsOf(part).every((word) => all.includes(word));
  };
  const alike = pseudonyms.filter(({ names }) =>
    names.some((name) => isPart(finding.text, name) || isPart(name, finding.text)),
  );
  return alike.length === 1 && alike[0] ? alike[0].replacement : freshFor(finding, pseudonyms);
}

/** Spellings that one row of the table takes. */
const mostSpellings = 50;

/**
 * The table with these findings in it, and the rows they stand in. A spelling that it knows already is not added twice;
 * what stands as the same is the same row. `replacement` `null`: each by its own.
 */
export function rowsFor(
  findings: readonly Words[],
  replacement: string | null,
  { pseudonyms }: Pick<KeyFile, 'pseudonyms'>,
): { readonly rows: Pseudonym[]; readonly ids: string[] } {
  const rows = [...pseudonyms];
  const ids = new Set<string>();
  for (const finding of findings) {
    const known = knownFor(finding, rows);
    const row = known ?? withSpelling(rows, finding, replacement ?? freshFor(finding, rows));
    ids.add(row.id);
  }
  return { rows, ids: [...ids] };
}

function withSpelling(rows: Pseudonym[], { kind, text }: Words, replacement: string): Pseudonym {
  const at = rows.findIndex((row) => row.replacement === replacement && row.names.length < mostSpellings);
  const same = rows[at];
  if (same) {
    const more = { ...same, names: [...same.names, text] };
    rows[at] = more;
    return more;
  }
  const noun: Kind = kind === 'name' ? 'person' : 'other';
  const row = newPseudonym([text], replacement, noun);
  rows.push(row);
  return row;
}

/** What comes into hand when some findings go: the one that follows the first of them, else the last that stays. */
export function handAfter(findings: readonly Finding[], gone: ReadonlySet<string>): string {
  const first = findings.findIndex((finding) => gone.has(keyOf(finding)));
  const stays = (finding: Finding) => !gone.has(keyOf(finding));
  const next = findings.slice(Math.max(first, 0)).find(stays) ?? findings.findLast(stays);
  return next ? keyOf(next) : '';
}
