import { type ComponentType, createContext, useContext } from 'react';
import type { CodeTree } from '#shared/domain/codeTree.ts';
import type { Query } from '#shared/query/tree.ts';

export interface NestedPartProps {
  readonly query: Query;
  readonly tree: CodeTree;
  /** Brackets around it, from 1. */
  readonly depth: number;
  /** Whether it is one of a list, or what a relation looks at. */
  readonly place: 'list' | 'relation';
  readonly onChange: (query: Query) => void;
  readonly onRemove: () => void;
}

/**
 * What draws a query within a query. It is made of the parts that may hold it, so that these cannot know it: whoever begins
 * a line names it.
 */
export const Nesting = createContext<ComponentType<NestedPartProps>>(() => null);

export const useNestedPart = (): ComponentType<NestedPartProps> => useContext(Nesting);
