import type { CodeId, CodingId, DocumentId, GroupId, MemoId, SpeakerId, VariableId } from '#shared/domain/ids.ts';
import { listDocumentSets } from './documentSets.ts';
import { readStudy } from './documents.ts';
import { listSpeakerVariables } from './speakerVariables.ts';
import { type ReadableStudy, reader } from './study.ts';
import { listVariables } from './variables.ts';

/** Where words of a study stand. */
export type WritingPlace =
  | { readonly kind: 'document' | 'documentName' | 'documentNote'; readonly documentId: DocumentId }
  | { readonly kind: 'value'; readonly documentId: DocumentId; readonly variableId: VariableId }
  | {
      readonly kind: 'speakerValue';
      readonly documentId: DocumentId;
      readonly speakerId: SpeakerId;
      readonly variableId: VariableId;
    }
  | { readonly kind: 'label'; readonly of: Labelled; readonly id: string }
  | { readonly kind: 'memo' | 'memoTitle'; readonly memoId: MemoId }
  | { readonly kind: 'code'; readonly codeId: CodeId; readonly field: (typeof codeFields)[number] }
  | { readonly kind: 'group'; readonly groupId: GroupId }
  | { readonly kind: 'comment'; readonly codingId: CodingId; readonly documentId: DocumentId };

/** What else has a name: the study, a variable, a set; `condition` = words that a live set compares with. */
export type Labelled = 'study' | 'variable' | 'speakerVariable' | 'set' | 'condition';

/** What of a code is in words; an in vivo code is somebody's words itself. */
export const codeFields = ['name', 'description', 'whenToUse', 'whenNotToUse', 'example'] as const;

/** Words that somebody said or wrote, with the place where they stand. */
export interface Writing {
  readonly in: WritingPlace;
  /** Name of the document, or title of the memo. */
  readonly where: string;
  readonly text: string;
}

interface DocumentRow {
  readonly id: DocumentId;
  readonly name: string;
  readonly note: string;
  readonly text: string;
}

/**
 * Everything in a study that people wrote or said about people, piece by piece: texts in study order; with `everywhere`
 * also names and notes of documents and their groups, values of variables, comments on codings, codes and memos, and the
 * names of variables, of sets and of the study. `documentIds` narrows it to these documents and what belongs to them;
 * groups, codes, memos and such names then stay out.
 */
export function* readWritings(
  study: ReadableStudy,
  { documentIds, everywhere }: { readonly documentIds: readonly DocumentId[] | null; readonly everywhere: boolean },
): Generator<Writing> {
  const chosen = documentIds && new Set(documentIds);
  const isChosen = ({ documentId }: { readonly documentId: DocumentId }) => !chosen || chosen.has(documentId);
  yield* documentWritings(study, chosen, everywhere);
  if (!everywhere) return;
  const belonging = [...valueWritings(study), ...speakerValueWritings(study), ...commentWritings(study)];
  yield* belonging.filter((writing) => isChosen(writing.in));
  if (chosen) return;
  yield* groupWritings(study);
  yield* codeWritings(study);
  yield* memoWritings(study);
  yield* labelWritings(study);
}

function* documentWritings(
  study: ReadableStudy,
  chosen: ReadonlySet<DocumentId> | null,
  everywhere: boolean,
): Generator<Writing> {
  const rows = study[reader].each<DocumentRow>(
    `SELECT d.id, d.name, d.note, t.text FROM documents d JOIN texts t ON t.hash = d.text_hash
     LEFT JOIN document_groups g ON g.key = d.group_key
     ORDER BY g.position IS NOT NULL, g.position, g.key, d.position, d.key`,
  );
  for (const { id, name, note, text } of rows) {
    if (chosen && !chosen.has(id)) continue;
    yield { in: { kind: 'document', documentId: id }, where: name, text };
    if (!everywhere) continue;
    yield { in: { kind: 'documentName', documentId: id }, where: name, text: name };
    if (note !== '') yield { in: { kind: 'documentNote', documentId: id }, where: name, text: note };
  }
}

function valueWritings(study: ReadableStudy) {
  const rows = study[reader].all<{ documentId: DocumentId; variableId: VariableId; name: string; value: string }>(
    `SELECT d.id AS documentId, v.id AS variableId, d.name, x.value FROM variable_values x
     JOIN documents d ON d.key = x.document_key JOIN variables v ON v.key = x.variable_key
     WHERE v.type IN ('text', 'choice', 'date') ORDER BY x.key`,
  );
  return rows.map(({ documentId, variableId, name, value }) => ({
    in: { kind: 'value' as const, documentId, variableId },
    where: name,
    text: value,
  }));
}

function speakerValueWritings(study: ReadableStudy) {
  const rows = study[reader].all<{
    documentId: DocumentId;
    speakerId: SpeakerId;
    variableId: VariableId;
    name: string;
    value: string;
  }>(
    `SELECT d.id AS documentId, s.id AS speakerId, v.id AS variableId, d.name, x.value FROM speaker_values x
     JOIN speakers s ON s.key = x.speaker_key JOIN documents d ON d.key = s.document_key
     JOIN speaker_variables v ON v.key = x.variable_key
     WHERE v.type IN ('text', 'choice', 'date') ORDER BY x.key`,
  );
  return rows.map(({ name, value, ...place }) => ({
    in: { kind: 'speakerValue' as const, ...place },
    where: name,
    text: value,
  }));
}

function labelWritings(study: ReadableStudy): Writing[] {
  const { id, name } = readStudy(study);
  const label = (of: Labelled, at: string, text: string): Writing => ({
    in: { kind: 'label', of, id: at },
    where: name,
    text,
  });
  return [
    label('study', id, name),
    ...listVariables(study).map((variable) => label('variable', variable.id, variable.name)),
    ...listSpeakerVariables(study).map((variable) => label('speakerVariable', variable.id, variable.name)),
    ...listDocumentSets(study).flatMap((set) => [
      label('set', set.id, set.name),
      ...(set.filter?.conditions ?? []).flatMap((condition) =>
        condition.by === 'name'
          ? [label('condition', set.id, condition.contains)]
          : condition.by === 'variable'
            ? [label('condition', set.id, condition.value)]
            : [],
      ),
    ]),
  ];
}

function commentWritings(study: ReadableStudy) {
  const rows = study[reader].all<{ id: CodingId; documentId: DocumentId; name: string; comment: string }>(
    `SELECT g.id, d.id AS documentId, d.name, g.comment FROM codings g JOIN documents d ON d.key = g.document_key
     WHERE g.comment <> '' ORDER BY g.key`,
  );
  return rows.map(({ id, documentId, name, comment }) => ({
    in: { kind: 'comment' as const, codingId: id, documentId },
    where: name,
    text: comment,
  }));
}

function groupWritings(study: ReadableStudy): Writing[] {
  const rows = study[reader].all<{ id: GroupId; name: string }>('SELECT id, name FROM document_groups ORDER BY key');
  return rows.map(({ id, name }) => ({ in: { kind: 'group', groupId: id }, where: name, text: name }));
}

function codeWritings(study: ReadableStudy): Writing[] {
  const rows = study[reader].all<{ id: CodeId } & Record<(typeof codeFields)[number], string>>(
    `SELECT id, name, description, when_to_use AS whenToUse, when_not_to_use AS whenNotToUse, example
     FROM codes ORDER BY key`,
  );
  return rows.flatMap((row) =>
    codeFields
      .filter((field) => row[field] !== '')
      .map((field) => ({ in: { kind: 'code' as const, codeId: row.id, field }, where: row.name, text: row[field] })),
  );
}

function* memoWritings(study: ReadableStudy): Generator<Writing> {
  const rows = study[reader].all<{ id: MemoId; title: string; text: string }>(
    'SELECT id, title, text FROM memos ORDER BY key',
  );
  for (const { id, title, text } of rows) {
    const where = title || 'Untitled memo';
    if (title !== '') yield { in: { kind: 'memoTitle', memoId: id }, where, text: title };
    yield { in: { kind: 'memo', memoId: id }, where, text };
  }
}
