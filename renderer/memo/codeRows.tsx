import { useMemo } from 'react';
import { type CodeMatch, codeEntries, findCodes, pathPieces } from '../features/codes/codeMatches.ts';
import { useCodeCounts, useCodeTree } from '../features/codes/tree.ts';
import { useSession } from '../state/session.ts';
import { Swatch } from '../ui/marks.tsx';

const most = 60;

/** Codes that fit what was typed; while nothing is typed, those that are in hand come first. */
export function useCodeMatches(typed: string, first: ReadonlySet<string> = noIds): readonly CodeMatch[] {
  const tree = useCodeTree();
  const count = useCodeCounts();
  const recent = useSession((state) => state.lastCodeIds);
  const entries = useMemo(() => codeEntries(tree), [tree]);
  const found = findCodes(entries, typed, recent, (id) => count(id).codings);
  const order = ({ entry }: CodeMatch) => (typed === '' && first.has(entry.id) ? 0 : 1);
  return found.sort((a, b) => order(a) - order(b)).slice(0, most);
}
const noIds: ReadonlySet<string> = new Set();

/** The path of a code with the matched letters in bold. */
export function CodePath({ match }: { readonly match: CodeMatch }) {
  let offset = 0;
  return (
    <>
      <Swatch color={match.entry.color} theme={match.entry.theme} />
      <span className="ellipsis">
        {pathPieces(match).map(({ text, above, matched }) => {
          offset += text.length;
          return (
            <span key={offset} className={above ? 'memo-menu-above' : undefined}>
              {matched ? <b>{text}</b> : text}
            </span>
          );
        })}
      </span>
    </>
  );
}
