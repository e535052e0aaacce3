import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createStudyFile } from '../../electron/store/create.ts';
import { schemaVersion } from '../../electron/store/header.ts';
import { addCode, addText, startTestEngine } from './engine.ts';

/**
 * Writes `fixtures/schemas/N.axial`, a small study of the newest schema with a little of everything. Run once, when a schema
 * is released; the file then never changes, and every later version must open it.
 * Usage: node test/support/buildSchemaStudy.ts
 */
const target = fileURLToPath(new URL(`../../fixtures/schemas/${schemaVersion}.axial`, import.meta.url));
rmSync(target, { force: true });
await using engine = startTestEngine();
createStudyFile(target, `Schema ${schemaVersion}`, engine.core.context().ports);
await engine.ask('study.open', { path: target });
const first = await addText(engine, 'ORG1 · buyer', 'They call back 🙂 the same morning.\n\nThen they wait.');
const group = await engine.ask('groups.create', { name: 'ORG2' });
const second = await engine.ask('documents.create', {
  name: 'ORG2 · planner',
  text: 'A list of our own.',
  groupId: group.id,
});
const theme = await addCode(engine, 'experience');
const trust = await addCode(engine, 'IT/business “trust”', theme);
await engine.ask('codes.update', { id: trust.id, key: 't', description: 'That they come.' });
const { added } = await engine.ask('codings.apply', {
  documentId: first.id,
  ranges: [{ start: 0, end: 14 }],
  codeIds: [trust.id, theme.id],
  weight: 70,
  comment: 'Said twice.',
});
await engine.ask('codings.apply', { documentId: second.id, ranges: [{ start: 2, end: 6 }], codeIds: [theme.id] });
const codingId = added[0] ?? null;
await engine.ask('memos.create', {
  title: 'Trust sits in people',
  type: 'theoretical',
  links: [
    { origin: 'link', target: { kind: 'code', codeId: trust.id } },
    { origin: 'link', target: { kind: 'segment', documentId: first.id, start: 0, end: 14, codingId } },
  ],
});
const variable = await engine.ask('variables.create', { name: 'side', type: 'choice', choices: ['IT', 'business'] });
await engine.ask('variables.setValues', {
  cells: [{ documentId: first.id, variableId: variable.id, value: 'business' }],
});
await addCode(engine, 'a code that was undone');
await engine.ask('operations.undo', {});
await engine.ask('study.close', {});
