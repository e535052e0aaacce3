/**
 * Names of the groups that folders become: the folder's own name, and, where folders of one name lie in different places,
 * as much of the way to them as tells them apart ("2019 / Interviews").
 *
 * @param folders ways of folders with `/` between their names
 */
export function folderGroups(folders: readonly string[]): ReadonlyMap<string, string> {
  const groups = new Map<string, string>();
  const waiting = new Set(folders);
  for (let depth = 1; waiting.size > 0; depth++) {
    const taken = new Map<string, string[]>();
    for (const folder of waiting) {
      const name = nameAt(folder, depth);
      taken.set(name, [...(taken.get(name) ?? []), folder]);
    }
    for (const [name, alike] of taken) {
      for (const folder of alike) {
        const isWhole = folder.split('/').length <= depth;
        if (alike.length > 1 && !isWhole) continue;
        groups.set(folder, name);
        waiting.delete(folder);
      }
    }
  }
  return groups;
}

const nameAt = (folder: string, depth: number): string => folder.split('/').slice(-depth).join(' / ');
