import { ask } from '../../client/client.ts';
import { type Finding, rowsFor } from './checking.ts';
import type { KeyFile } from './rows.ts';

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
