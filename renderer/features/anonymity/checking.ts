import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { ask } from '../../client/client.ts';
import { type KeyFile, type Kind, newPseudonym, nextReplacement, type Pseudonym } from './keyFile.ts';

export type Finding = OutputOf<'anonymity.check'>['findings'][number];
export type FindingKind = Finding['kind'];
export type CheckScope = InputOf<'anonymity.check'>;

export const findingKinds: readonly { readonly value: FindingKind; readonly label: string }[] = [
  { value: 'name', label: 'Names' },
  { value: 'mail', label: 'E-mail' },
  { value: 'phone', label: 'Telephone' },
  { value: 'web', label: 'Web' },
  { value: 'identity', label: 'Numbers' },
  { value: 'birth', label: 'Dates' },
];

export const keyOf = ({ kind, text }: Pick<Finding, 'kind' | 'text'>): string => `${kind} ${text}`;

/** How sure a rule is, in a word. */
export function sureness(confidence: number): 'sure' | 'probable' | 'doubtful' {
  return confidence >= 0.85 ? 'sure' : confidence >= 0.55 ? 'probable' : 'doubtful';
}

const placeholders: Readonly<Record<Exclude<FindingKind, 'name'>, string>> = {
  mail: '[e-mail address]',
  phone: '[telephone number]',
  web: '[web address]',
  identity: '[number]',
  birth: '[date]',
};

/** What could stand for a finding: a number for a name, a word in brackets for the rest. */
export function proposedFor({ kind }: Finding, pseudonyms: readonly Pick<Pseudonym, 'replacement'>[]): string {
  return kind === 'name' ? nextReplacement('person', pseudonyms) : placeholders[kind];
}

/** A row of the table for a finding; a spelling that the table knows already is not added twice. */
export function rowsFor(
  findings: readonly Finding[],
  replacement: string | null,
  keyFile: KeyFile,
): { readonly rows: Pseudonym[]; readonly ids: string[] } {
  const rows = [...keyFile.pseudonyms];
  const ids: string[] = [];
  for (const finding of findings) {
    const known = rows.find(({ names }) => names.includes(finding.text));
    const kind: Kind = finding.kind === 'name' ? 'person' : 'other';
    const row = known ?? newPseudonym([finding.text], replacement ?? proposedFor(finding, rows), kind);
    if (!known) rows.push(row);
    ids.push(row.id);
  }
  return { rows, ids };
}

/** Notes the names in the table and replaces them; the sentence of the failure, or `null`. */
export async function replaceFindings(
  findings: readonly Finding[],
  replacement: string | null,
  keyFile: KeyFile,
): Promise<string | null> {
  const { rows, ids } = rowsFor(findings, replacement, keyFile);
  const written = await ask('pseudonyms.write', { pseudonyms: rows });
  if (!written.ok) return written.error.message;
  const replaced = await ask('pseudonyms.replace', { pseudonymIds: ids });
  return replaced.ok ? null : replaced.error.message;
}

/** Notes that these words were looked at and stay; the sentence of the failure, or `null`. */
export async function keepFindings(findings: readonly Finding[], keyFile: KeyFile): Promise<string | null> {
  const kept = [...new Set([...keyFile.kept, ...findings.map(({ text }) => text)])];
  const written = await ask('pseudonyms.write', { pseudonyms: keyFile.pseudonyms, kept });
  return written.ok ? null : written.error.message;
}
