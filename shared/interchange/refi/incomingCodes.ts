import type { Gathering } from './gathering.ts';
import { linkNotes, takeId } from './gathering.ts';
import { keptPart } from './kept.ts';
import type { Guid, RefiCode, RefiUser } from './model.ts';

/** Names of coders are unique in a study, and nobody is without one. */
export function gatherCoders(gathering: Gathering): void {
  const names = new Set<string>();
  for (const [position, user] of gathering.project.users.entries()) {
    const id = takeId(gathering, 'user', user.guid);
    const name = freeName(names, sensibleName(user));
    names.add(name);
    gathering.coders.push({ id, name });
    gathering.kept.push(keptPart('user', id, position, { element: { ...user, guid: id }, shown: { name } }));
    gathering.tally.count('coders', name === user.name ? 'imported' : 'changed');
    if (name !== user.name) {
      const sentence = `Coders need a name of their own here, so this one is called “${name}”.`;
      gathering.tally.loss({ what: 'coder', name: user.name ?? '', id: user.guid, sentence });
    }
  }
}

const sensibleName = ({ name, id }: RefiUser): string => oneLine(name) || oneLine(id) || 'Unnamed coder';

function freeName(taken: ReadonlySet<string>, wanted: string): string {
  let name = wanted;
  for (let count = 2; taken.has(name); count++) name = `${wanted} (${count})`;
  return name;
}

/** A name on one line, without blanks around it. */
export const oneLine = (name: string | undefined): string => (name ?? '').replace(/\s+/gu, ' ').trim();

/** `#RGB` and `#RRGGBB` as the study writes them; `null` for what is no colour. */
export function readColor(written: string): string | null {
  const found = /^#(?:([0-9a-f])([0-9a-f])([0-9a-f])|[0-9a-f]{6})$/i.exec(written.trim());
  if (!found) return null;
  const [whole, red, green, blue] = found;
  return (red ? `#${red}${red}${green}${green}${blue}${blue}` : whole).toLowerCase();
}

interface Waiting {
  readonly code: RefiCode;
  readonly parent: string | null;
}

/** The codes, each after the one above it, with their places kept. */
export function gatherCodes(gathering: Gathering, codes: readonly RefiCode[], coded: ReadonlySet<Guid>): void {
  const waiting: Waiting[] = [...codes].reverse().map((code) => ({ code, parent: null }));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const id = gatherCode(gathering, next, coded);
    const parent = id;
    waiting.push(...[...next.code.codes].reverse().map((code) => ({ code, parent })));
  }
}

function gatherCode(gathering: Gathering, { code, parent }: Waiting, coded: ReadonlySet<Guid>): string {
  const id = takeId(gathering, 'code', code.guid);
  const owner = { what: 'code', name: code.name, id: code.guid };
  const name = oneLine(code.name) || 'Unnamed code';
  const color = code.color === undefined ? null : readColor(code.color);
  const changes: string[] = [];
  if (id !== code.guid) changes.push('Another code has the same GUID; this one was given one of its own.');
  if (name !== code.name) changes.push(`Its name reads “${name}” here.`);
  if (code.color !== undefined && color === null) {
    changes.push(`Its colour “${code.color}” is none that the format knows; it has that of the code above it.`);
  }
  const description = code.description ?? '';
  gathering.codes.push({ id, parentId: parent, name, color, description });
  gathering.codeIds.add(id);
  gathering.kept.push(
    keptPart('code', id, gathering.codes.length - 1, {
      element: { ...code, guid: id, codes: [] },
      shown: { name, color, description, coded: coded.has(code.guid) },
    }),
  );
  linkNotes(gathering, code.noteRefs, { kind: 'code', codeId: id }, owner);
  gathering.tally.count('codes', changes.length > 0 ? 'changed' : 'imported');
  for (const sentence of changes) gathering.tally.loss({ ...owner, sentence });
  return id;
}
