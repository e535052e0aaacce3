import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { axial } from './support/axial.ts';

describe('the command line looks for names', () => {
  let folder: string;
  let study: string;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'axial-names-'));
    study = join(folder, 'study.axial');
    for (const name of ['HOME', 'APPDATA', 'XDG_CONFIG_HOME']) vi.stubEnv(name, folder);
    await axial('new', study);
    writeFileSync(
      join(folder, 'one.txt'),
      '🙂 We met Hildegard Okonkwo.\n\nMail h.okonkwo@example.org, said Hildegard.\n',
    );
    await axial('import', study, join(folder, 'one.txt'));
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });

  const json = async (...words: readonly string[]) => JSON.parse((await axial(...words, '--json')).out);

  async function writeKey(): Promise<string> {
    const key = join(folder, 'key.json');
    const { withEngine } = await import('../../electron/cli/openStudy.ts');
    await withEngine(async (ask) => {
      await ask('study.open', { path: study });
      await ask('pseudonyms.use', { path: key, create: true });
      const names = ['Hildegard Okonkwo', 'Hildegard'];
      await ask('pseudonyms.write', { pseudonyms: [{ id: '1', names, replacement: 'Planner 1', kind: 'person' }] });
    });
    return key;
  }

  it('and lists what it finds, in code points', async () => {
    const { findings } = await json('check-names', study);
    const mail = findings.find(({ kind }: { kind: string }) => kind === 'mail');
    expect(mail).toMatchObject({ text: 'h.okonkwo@example.org', places: [{ where: 'one', start: 34, end: 55 }] });
    expect(findings.map(({ text }: { text: string }) => text)).toContain('Hildegard Okonkwo');
    expect((await axial('check-names', study)).out).toContain('Rules and lists miss things');
  });

  it('and puts pseudonyms in their place, only when asked to', async () => {
    const key = await writeKey();
    const { total, places } = await json('pseudonyms', study, '--key', key, '--replace', '--dry-run');
    expect(total).toBe(2);
    expect(places[0]).toMatchObject({ start: 9, end: 26, replacement: 'Planner 1' });
    expect((await axial('text', study, 'one')).out).toContain('Hildegard');
    expect(await json('pseudonyms', study, '--key', key, '--replace')).toMatchObject({ places: 2 });
    expect((await axial('text', study, 'one')).out).not.toContain('Hildegard');
    await axial('undo', study);
    expect((await axial('text', study, 'one')).out).toContain('Hildegard');
    expect((await axial('pseudonyms', study)).code).toBe(2);
  });
});
