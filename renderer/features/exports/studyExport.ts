import type { Along } from '#shared/analysis/along.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import type { ExportFormat, ExportRequest } from './kinds.ts';

export type Preset = OutputOf<'presets.list'>[number]['preset'];
export type SavedExport = OutputOf<'presets.list'>[number];
export type StudyExportKind = Preset['what'];
export type Choice = Preset['choice'];

/** What a choice can be made of. */
export type Part = 'documents' | 'codes' | 'variables' | 'coders' | 'speakers';

interface KindOfStudyExport {
  readonly kind: StudyExportKind;
  /** In the list at the left. */
  readonly name: string;
  readonly sentence: string;
  /** By what it can be narrowed. */
  readonly parts: readonly Part[];
}

const all: readonly Part[] = ['documents', 'codes', 'variables', 'coders', 'speakers'];

/** What of a study can be exported, in the order of the list. */
export const studyExports: readonly KindOfStudyExport[] = [
  {
    kind: 'segments',
    name: 'Coded segments',
    sentence: 'Every coded segment with its source and its words. Positions are in characters (Unicode code points).',
    parts: all,
  },
  {
    kind: 'document-coding',
    name: 'Documents with coding',
    sentence:
      'The texts with lines in the colours of the codes below their words, and the names of the codes beside them.',
    parts: all,
  },
  {
    kind: 'numbered-text',
    name: 'Numbered text',
    sentence: 'The texts with the numbers of their paragraphs in front, as quotations refer to them.',
    parts: ['documents', 'speakers'],
  },
  {
    kind: 'codebook',
    name: 'Codebook',
    sentence:
      'Every code with its place, description, when to use and when not, example and counts: ready for an appendix.',
    parts: ['codes', 'documents', 'coders', 'speakers'],
  },
  {
    kind: 'memos',
    name: 'Memos',
    sentence:
      'Memos with their type, dates and what they link to. Of chosen documents or codes: those that point at them.',
    parts: ['documents', 'codes', 'coders'],
  },
  {
    kind: 'documents',
    name: 'List of documents',
    sentence: 'Every document with its group, length, note, counts and where it came from.',
    parts: all,
  },
  {
    kind: 'variables',
    name: 'Variables',
    sentence: 'One row a document, one column a variable, as statistics programs read it.',
    parts: ['documents', 'variables'],
  },
  {
    kind: 'data-set',
    name: 'Data set',
    sentence:
      'Documents, codes, codings, memos, variables, coders and speakers as tables for R, Python and statistics programs, with a README that explains every column.',
    parts: all,
  },
  {
    kind: 'audit',
    name: 'History',
    sentence: 'Every step of the study: who, when, what, and what was undone.',
    parts: ['coders'],
  },
];

/** An export that is being put together. */
export interface StudyExport {
  readonly what: StudyExportKind;
  /** `null` = as last time. */
  readonly format: ExportFormat | null;
  readonly choice: Choice;
  readonly notes: boolean;
  readonly width: number | null;
  /** What the Segments room narrows and sorts by besides. */
  readonly segments: Pick<Extract<ExportRequest, { what: 'segments' }>, 'order' | 'descending' | 'grouping'> & {
    readonly overlapping: readonly CodeId[] | null;
    /** The stretch of each document that the comparison chart was brushed over. */
    readonly along?: Along | null;
  };
}

/** What is asked of the engine: only parts by which this kind can be narrowed, so that nothing unseen narrows it. */
export function requestOf(draft: StudyExport): ExportRequest {
  const choice = seenChoice(draft);
  switch (draft.what) {
    case 'segments': {
      const { overlapping, along, ...order } = draft.segments;
      return {
        what: 'segments',
        choice: {
          ...choice,
          ...(overlapping ? { overlapping: [...overlapping] } : {}),
          ...(along ? { along } : {}),
        },
        ...order,
      };
    }
    case 'document-coding':
      return { what: 'document-coding', choice, notes: draft.notes };
    case 'numbered-text':
      return { what: 'numbered-text', choice, width: draft.width };
    default:
      return { what: draft.what, choice };
  }
}

function seenChoice({ what, choice }: StudyExport): Choice {
  const parts = new Set(studyExports.find(({ kind }) => kind === what)?.parts ?? all);
  return {
    documentIds: parts.has('documents') ? choice.documentIds : null,
    codeIds: parts.has('codes') ? choice.codeIds : null,
    withSubcodes: choice.withSubcodes,
    variableIds: parts.has('variables') ? choice.variableIds : null,
    coderIds: parts.has('coders') ? choice.coderIds : null,
    speakers: parts.has('speakers') ? choice.speakers : null,
  };
}

/** As it is saved under a name. */
export const presetOf = (draft: StudyExport, format: ExportFormat): InputOf<'presets.save'>['preset'] => ({
  what: draft.what,
  format,
  choice: draft.choice,
  notes: draft.notes,
  width: draft.width,
});

/** Takes a saved export up. What only the Segments room narrows by is not part of it. */
export const fromPreset = ({ what, format, choice, notes, width }: Preset, draft: StudyExport): StudyExport => ({
  ...{ what, format, choice, notes, width },
  segments: withoutStretch({ ...draft.segments, overlapping: null }),
});

/** Names that are told before the rest is only counted. */
const mostNamed = 3;

/** A choice in words: "all 24 documents", "2 of 24 documents: a, b", "no document". */
export function choiceSummary(chosen: readonly string[] | null, total: number, one: string): string {
  const many = (count: number) => `${count.toLocaleString('en-GB')} ${one}${count === 1 ? '' : 's'}`;
  if (chosen === null) return total === 0 ? `no ${one}s yet` : total === 1 ? `the only ${one}` : `all ${many(total)}`;
  if (chosen.length === 0) return `no ${one}`;
  const names = chosen.slice(0, mostNamed).join(', ');
  const rest = chosen.length - mostNamed;
  return `${chosen.length.toLocaleString('en-GB')} of ${many(total)}: ${names}${rest > 0 ? ` and ${rest} more` : ''}`;
}

const withoutStretch = ({ along: _, ...segments }: StudyExport['segments']): StudyExport['segments'] => segments;
