import { Plus } from 'lucide-react';
import type { CodeNode, CodeTree } from '#shared/domain/codeTree.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { session } from '../../state/session.ts';
import type { Found } from '../../ui/Finder.tsx';

/** A code that is made where it is first given. */
export interface NewCode {
  readonly name: string;
  readonly parentId: CodeId | null;
}

/** Makes a code of that name: under the theme used last, and as a theme; not where one of the name stands already. */
export function newCodeChoices(tree: CodeTree, typed: string, onMake: (code: NewCode) => void): Found[] {
  const name = typed.replace(/\s+/gu, ' ').trim();
  const theme = tree.byId.get(session().lastThemeId ?? ('' as CodeId));
  return [...(theme ? [theme] : []), null]
    .filter((parent) => name !== '' && !hasCode(parent?.children ?? tree.themes, name))
    .map((parent) => ({
      id: `new under ${parent?.code.id ?? 'nothing'}`,
      text: `New code “${name}” ${parent ? `under ${parent.code.name}` : 'as a theme'}`,
      positions: [],
      mark: <Plus className="icon small" aria-hidden="true" />,
      choose: () => onMake({ name, parentId: parent?.code.id ?? null }),
    }));
}

const hasCode = (siblings: readonly CodeNode[], name: string): boolean =>
  siblings.some(({ code }) => code.name.toLowerCase() === name.toLowerCase());
