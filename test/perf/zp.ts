import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEngine } from '../../electron/startEngine.ts';

const folder = mkdtempSync(join(tmpdir(), 'axial-zp-'));
const path = join(folder, 'a.axial');
copyFileSync('out/bench/stress.axial', path);
const engine = startEngine({ door: 'command-line', personalFolder: join(folder, 'p'), dialogs: null });
const ask = async (name: string, input: unknown) => {
  const r = await engine.handle({ id: randomUUID(), name, input } as never);
  if (!r.ok) throw new Error(r.error.message);
  return r.value as any;
};
await ask('study.open', { path });
const codes = await ask('codes.list', {});
const { documents } = await ask('documents.list', {});
const codeIds = codes.map((c: any) => c.id);
const lapOf = async (name: string, work: () => Promise<unknown>) => {
  const a = process.threadCpuUsage();
  const w = performance.now();
  await work();
  const u = process.threadCpuUsage(a);
  console.log(name, Math.round((u.user + u.system) / 1000), 'ms thread cpu', Math.round(performance.now() - w), 'wall');
};
const q = () => ask('charts.coOccurrence', { codeIds, withSubcodes: false });
await lapOf('cold', q);
for (let i = 0; i < 8; i++) {
  await lapOf('code', () =>
    ask('codings.apply', {
      documentId: documents[i + 3].id,
      ranges: [{ start: 1, end: 40 + i }],
      codeIds: codeIds.slice(0, 1),
    }),
  );
  await lapOf('warm', q);
}
await engine.close();
rmSync(folder, { recursive: true });
