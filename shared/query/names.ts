import { type CodeTree, codeAtPath, parsePath, pathOf, walkCodes } from '../domain/codeTree.ts';
import { closestName, editDistance } from './closest.ts';
import { keywords } from './lexer.ts';
import type { Reference } from './tree.ts';

/** What a name means in a study, or why it means nothing. */
export type Found =
  | { readonly ok: true; readonly id: string; readonly name: string; readonly isUnique: boolean }
  | { readonly ok: false; readonly message: string; readonly gone: boolean };

/** What has a name and an id: groups, sets, documents, variables, coders. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** The code that is meant: by its id, its whole path, or the end of its path where only one code fits. */
export function findCode(tree: CodeTree, { name, id }: Reference): Found {
  const known = id === null ? undefined : [...tree.byId.values()].find(({ code }) => code.id === id);
  const exact = known ?? codeAtPath(tree, parsePath(name));
  if (exact) return foundCode(tree, exact.code.id);
  if (id !== null) return wasDeleted('code', name);
  const wanted = name.toLowerCase();
  const paths = Array.from(walkCodes(tree), ({ code }) => ({ id: code.id, path: pathOf(tree, code.id) }));
  const whole = paths.filter(({ path }) => path.toLowerCase() === wanted);
  const fitting = whole.length > 0 ? whole : paths.filter(({ path }) => path.toLowerCase().endsWith(`/${wanted}`));
  const [first] = fitting;
  if (first && fitting.length === 1) return foundCode(tree, first.id);
  if (first) {
    const list = fitting.slice(0, 4).map(({ path }) => `“${path}”`);
    return refused(`${fitting.length} codes are called “${brief(name)}”: write the path, ${list.join(' or ')}.`);
  }
  const near = closestName(
    name,
    paths.map(({ path }) => path),
  );
  return refused(`There is no code “${brief(name)}”.${meant(name, near)}`);
}

/** The path leads back to its code only where no sibling has the same name. */
function foundCode(tree: CodeTree, id: string): Found {
  const node = [...tree.byId.values()].find(({ code }) => code.id === id);
  if (!node) return refused('This code is not in the study.');
  const name = pathOf(tree, node.code.id);
  return { ok: true, id, name, isUnique: codeAtPath(tree, parsePath(name)) === node };
}

/** The thing that is meant: by its id, its name, or its name but for capitals. */
export function findNamed(kind: string, { name, id }: Reference, things: readonly Named[]): Found {
  const known = id === null ? undefined : things.find((each) => each.id === id);
  const toFound = (thing: Named): Found => ({
    ok: true,
    id: thing.id,
    name: thing.name,
    isUnique: things.filter((each) => each.name === thing.name).length === 1,
  });
  if (known) return toFound(known);
  const exact = things.filter((each) => each.name === name);
  const fitting = exact.length > 0 ? exact : things.filter((each) => each.name.toLowerCase() === name.toLowerCase());
  const [first] = fitting;
  if (first && fitting.length === 1) return toFound(first);
  if (first)
    return refused(`${fitting.length} ${kind}s are called “${brief(name)}”: name the one you mean by its #id.`);
  if (id !== null) return wasDeleted(kind, name);
  const near = closestName(
    name,
    things.map((thing) => thing.name),
  );
  return refused(`There is no ${kind} “${brief(name)}”.${meant(name, near)}`);
}

/** A name as a sentence can hold it. */
const brief = (name: string): string => (name.length > 80 ? `${name.slice(0, 79)}…` : name);

const refused = (message: string): Found => ({ ok: false, message, gone: false });
const wasDeleted = (kind: string, name: string): Found => ({
  ok: false,
  message: `The ${kind} “${name}” was deleted.`,
  gone: true,
});

/** Words and signs that are not of the language, and what they are written for. */
const spokenFor: ReadonlyMap<string, string> = new Map([
  ...(['overlaps', 'overlap', 'overlapped', 'touching'] as const).map((word) => [word, 'overlapping'] as const),
  ...(['precedes', 'preceding'] as const).map((word) => [word, 'followed by'] as const),
  ...(['follows', 'following'] as const).map((word) => [word, 'preceded by'] as const),
  ...(['&', '&&', '+'] as const).map((sign) => [sign, 'and'] as const),
  ...(['|', '||'] as const).map((sign) => [sign, 'or'] as const),
]);

/** A name of several words may hold a word of the language with a letter wrong: it is the likelier mistake. */
function meant(name: string, near: string | null): string {
  const words = name.split(' ');
  const operator = words.length < 2 ? undefined : words.map(meantKeyword).find((word) => word !== undefined);
  if (operator) return ` Did you mean the word “${operator}”?`;
  return near === null ? '' : ` Did you mean “${near}”?`;
}

const meantKeyword = (word: string): string | undefined =>
  spokenFor.get(word.toLowerCase()) ??
  (word.length < 4
    ? undefined
    : [...keywords].find((each) => each.length > 3 && editDistance(word.toLowerCase(), each, 3) < 3));
