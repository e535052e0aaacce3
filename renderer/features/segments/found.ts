import { useMemo } from 'react';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import type { Segment } from '#shared/contract/procedures/codings.ts';
import type { Stretch } from '#shared/contract/procedures/queries.ts';
import { colorlessCode } from '#shared/domain/codeTree.ts';
import type { CodeId, CodingId, DocumentId } from '#shared/domain/ids.ts';
import { type Result, success } from '#shared/domain/result.ts';
import { ask } from '../../client/client.ts';
import { type Answer, useAsk } from '../../client/hooks.ts';

/** What is asked for: an expression (empty = what is active), and how the answer is ordered. */
export interface FoundQuestion extends Omit<InputOf<'segments.query'>, 'offset' | 'limit'> {
  readonly expression: string;
}

/** A row of the room: a coded segment, or a stretch of text without a code of its own. */
export interface FoundRow extends Stretch {
  readonly id: string;
  readonly codingId: CodingId | null;
  readonly codeId: CodeId | null;
  readonly codePath: string;
  readonly color: string;
  readonly coderName: string;
  readonly weight: number | null;
  readonly comment: string;
  readonly createdAt: number | null;
}

export interface FoundPage {
  readonly gives: 'segments' | 'stretches';
  readonly total: number;
  readonly documents: number;
  readonly characters: number;
  readonly rows: readonly FoundRow[];
}

const ofSegment = (segment: Segment): FoundRow => ({ ...segment, codingId: segment.id });

const ofStretch = (stretch: Stretch): FoundRow => ({
  ...stretch,
  id: `${stretch.documentId} ${stretch.start}-${stretch.end}`,
  codingId: null,
  codeId: null,
  codePath: 'Stretch of text',
  color: colorlessCode,
  coderName: '',
  weight: null,
  comment: '',
  createdAt: null,
});

const pageOfActive = (page: OutputOf<'segments.query'>): FoundPage => ({
  ...page,
  gives: 'segments',
  rows: page.segments.map(ofSegment),
});

const pageOfQuery = (page: OutputOf<'queries.run'>): FoundPage => ({
  ...page,
  rows: [...page.segments.map(ofSegment), ...page.stretches.map(ofStretch)],
});

/** The place of a row that is a stretch, read from its id; `null` for the row of a coding. */
export function stretchOfRow(id: string): { documentId: DocumentId; start: number; end: number } | null {
  const [, documentId, start, end] = /^(\S+) (\d+)-(\d+)$/u.exec(id) ?? [];
  return documentId ? { documentId: documentId as DocumentId, start: Number(start), end: Number(end) } : null;
}

/** A page of what is asked for; the same for the active codes and for a query. */
export function useFound(
  { expression, ...question }: FoundQuestion,
  offset: number,
  limit: number,
): Pick<Answer<FoundPage>, 'data' | 'failure' | 'outdated'> {
  const isQuery = expression !== '';
  const active = useAsk('segments.query', { ...question, offset, limit }, { enabled: !isQuery });
  const asked = useAsk('queries.run', { ...question, expression, offset, limit }, { enabled: isQuery });
  const data = useMemo(
    () => (isQuery ? asked.data && pageOfQuery(asked.data) : active.data && pageOfActive(active.data)),
    [isQuery, active.data, asked.data],
  );
  const { failure, outdated } = isQuery ? asked : active;
  return { data, failure, outdated };
}

/** The first rows of what is asked for, once, for something that is done with them. */
export async function readFound({ expression, ...question }: FoundQuestion, limit: number): Promise<Result<FoundPage>> {
  if (expression === '') {
    const active = await ask('segments.query', { ...question, limit });
    return active.ok ? success(pageOfActive(active.value)) : active;
  }
  const asked = await ask('queries.run', { ...question, expression, limit });
  return asked.ok ? success(pageOfQuery(asked.value)) : asked;
}
