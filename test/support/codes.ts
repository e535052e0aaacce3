import type { Code } from '#shared/domain/code.ts';
import type { CodeId } from '#shared/domain/ids.ts';

/** A code for a test: named, placed, everything else empty. Its id is its name unless another is given. */
export function codeNamed(name: string, parent: string | null = null, more: Partial<Code> = {}): Code {
  return {
    id: name as CodeId,
    parentId: parent as CodeId | null,
    name,
    color: null,
    position: 0,
    description: '',
    whenToUse: '',
    whenNotToUse: '',
    example: '',
    key: null,
    role: null,
    createdAt: 0,
    changedAt: 0,
    ...more,
  };
}
