/**
 * The order of siblings after some are put, in the order given, before one of them (`null` or one that is moved itself:
 * at the end). Those that come from elsewhere are added.
 */
export function arrange<Key>(siblings: readonly Key[], moved: readonly Key[], before: Key | null): Key[] {
  const moving = new Set(moved);
  const staying = siblings.filter((key) => !moving.has(key));
  const found = before === null ? -1 : staying.indexOf(before);
  const at = found < 0 ? staying.length : found;
  return [...staying.slice(0, at), ...moving, ...staying.slice(at)];
}
