import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { DocumentId } from '#shared/domain/ids.ts';
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
const transcript = 'INT: How do you plan?\n\nPlanner: A list of our own.\n\nINT: And then?\n\nPlanner: We wait.\n';
const { report } = await engine.ask('imports.run', {
  items: [{ name: 'ORG2 · planner.txt', base64: Buffer.from(transcript, 'utf8').toString('base64') }],
  groupId: group.id,
  jobId: 'import',
});
const second = { id: report[0]?.documents[0]?.id as DocumentId };
const { speakers } = await engine.ask('speakers.list', {});
const years = await engine.ask('speakers.createVariable', { name: 'years', type: 'number' });
await engine.ask('speakers.setValues', {
  cells: speakers
    .filter(({ name }) => name === 'Planner')
    .map(({ id }) => ({ speakerId: id, variableId: years.id, value: '12' })),
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
const list = transcript.indexOf('list');
const ranges = [{ start: list, end: list + 4 }];
await engine.ask('codings.apply', { documentId: second.id, ranges, codeIds: [theme.id] });
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
await engine.ask('sets.create', { name: 'the first', documentIds: [first.id] });
await engine.ask('sets.create', {
  name: 'business',
  filter: { match: 'all', conditions: [{ by: 'variable', variableId: variable.id, is: 'equal', value: 'business' }] },
});
await engine.ask('views.save', { name: 'who waits', content: { kind: 'query', expression: 'experience' } });
const corrected = 'So: they call back 🙂 the same morning.\n\nThen they waited.';
const { baseHash } = await engine.ask('documents.correctionPreview', { id: first.id, text: corrected });
await engine.ask('documents.correct', { id: first.id, text: corrected, baseHash });
await addCode(engine, 'a code that was undone');
await engine.ask('operations.undo', {});
await engine.ask('study.close', {});
