import { useState } from 'react';
import type { CodeId } from '#shared/domain/ids.ts';
import { Finder, type Found } from '../../ui/Finder.tsx';
import { foundCodes } from './foundCodes.tsx';
import { useCodeTree } from './tree.ts';

interface CodeFinderProps {
  readonly label: string;
  readonly mayChoose: (id: CodeId) => boolean;
  readonly onChoose: (id: CodeId) => void;
  /** What stands before the codes while nothing is typed. */
  readonly first?: Found;
  /** What can be made of what is typed; stands behind the codes that fit. */
  readonly made?: (typed: string) => readonly Found[];
}

/** Finds one code by letters of its path; all of them in the order of the tree while nothing is typed. */
export function CodeFinder({ label, mayChoose, onChoose, first, made }: CodeFinderProps) {
  const tree = useCodeTree();
  const [query, setQuery] = useState('');
  const found = [...foundCodes(tree, query, onChoose, mayChoose), ...(made?.(query.trim()) ?? [])];
  return (
    <Finder
      label={label}
      query={query}
      onQueryChange={setQuery}
      found={first && query === '' ? [first, ...found] : found}
      nothing={`No code fits “${query.trim()}”.`}
    />
  );
}
