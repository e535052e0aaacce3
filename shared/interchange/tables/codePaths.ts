import { parsePath } from '../../domain/codeTree.ts';

/** What parts the names in the path of a code. `axial` = `/`, with `\/` for a slash in a name. */
export type PathSign = 'axial' | '\\' | '::' | '>' | '/' | null;

/** Signs in the order of how seldom they stand in names. */
const signs = ['\\', '::', '>', '/'] as const;

/** Folders above the codes in the paths that NVivo writes. */
const foldersOfNvivo = /^(?:codes|nodes|codierungen|knoten|codes de noeuds|noeuds|nodos|codigos|knooppunten)\\\\/iu;

/** Splits a path into its names by a sign. Empty when nothing stands there. */
export function splitPath(written: string, sign: PathSign): string[] {
  const path = written.normalize('NFC').trim();
  const names =
    sign === 'axial'
      ? parsePath(path)
      : sign === null
        ? [path]
        : path.replace(foldersOfNvivo, '').split(sign === '\\' ? /\\+/u : sign);
  return names.map((name) => name.replace(/\s+/gu, ' ').trim()).filter((name) => name !== '');
}

/**
 * Which sign parts the names in a column of codes. It is one that leads to codes that stand in the column themselves; where
 * none does, a backslash, `::` or ` > `, which hardly stand in names. `/` stands in names (`and/or`), and so needs such proof.
 */
export function pathSignOf(column: readonly string[]): PathSign {
  const written = [...new Set(column.map((cell) => cell.trim()).filter((cell) => cell !== ''))];
  const proofs = signs.map((sign) => ({ sign, ...proofOf(written, sign) }));
  const proven = proofs.filter(({ proof, parted }) => proof > 0 && proof * 2 >= parted);
  const [best] = proven.toSorted((a, b) => b.proof - a.proof);
  if (best) return best.sign;
  if (written.some((cell) => cell.includes('\\'))) return '\\';
  if (written.some((cell) => /\S::\s?\S/u.test(cell))) return '::';
  return written.some((cell) => /\S\s+>\s+\S/u.test(cell)) ? '>' : null;
}

/** How many codes a sign parts, and of how many of those the code above is among them. */
function proofOf(written: readonly string[], sign: Exclude<PathSign, 'axial' | null>) {
  const known = new Set(written.map((cell) => splitPath(cell, sign).join('\n')));
  const parted = written.map((cell) => splitPath(cell, sign)).filter((names) => names.length > 1);
  const proof = parted.filter((names) => known.has(names.slice(0, -1).join('\n'))).length;
  return { parted: parted.length, proof };
}

/** The key of a path: no two paths have the same. */
export const pathKey = (names: readonly string[]): string => names.join('\n');
