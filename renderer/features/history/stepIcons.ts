import {
  ArrowRight,
  Copy,
  FileSearch,
  FileText,
  Flag,
  Import,
  type LucideIcon,
  Merge,
  Pencil,
  Redo2,
  SquarePen,
  StickyNote,
  Table2,
  Tag,
  TextQuote,
  Trash2,
  Undo2,
} from 'lucide-react';

const byName: Readonly<Record<string, LucideIcon>> = {
  undo: Undo2,
  redo: Redo2,
  'codes.merge': Merge,
  'codes.move': ArrowRight,
  'codes.update': Pencil,
  'documents.import': Import,
  'documents.rename': Pencil,
  'documents.correct': SquarePen,
  'documents.reread': FileSearch,
  'documents.duplicate': Copy,
};
const byFamily: Readonly<Record<string, LucideIcon>> = {
  codings: TextQuote,
  codes: Tag,
  memos: StickyNote,
  documents: FileText,
  imports: Import,
  groups: FileText,
  variables: Table2,
  study: Flag,
};

/** The sign of a kind of step. */
export function iconOf(name: string): LucideIcon {
  if (name.endsWith('.delete') || name.endsWith('.remove')) return Trash2;
  return byName[name] ?? byFamily[name.split('.')[0] ?? ''] ?? Flag;
}
