import type { KeptPart } from '../incoming.ts';

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** A part that speaks of things by the ids that they have in the study, where these are others than in the file. */
export function retargetKept(part: KeptPart, ids: ReadonlyMap<string, string>): KeptPart {
  if (ids.size === 0) return part;
  const data = part.data.replace(uuid, (id) => ids.get(id) ?? id);
  return { ...part, id: ids.get(part.id) ?? part.id, data };
}

/** What a thing is called in the study into which it came, and its colour there. */
export interface CameAs {
  readonly name?: string;
  readonly color?: string | null;
}

/**
 * A part whose `shown` says what the study really was given: a name that was taken already, or a colour that a theme got
 * because it had none, is no change that a person made, and goes out as it came. `cameAs`: by kind and id in the study
 * (`code 1234…`, documents as `source …`), only of things that came in as something else than the file says.
 */
export function settleKept(part: KeptPart, cameAs: ReadonlyMap<string, CameAs>): KeptPart {
  if (part.kind === 'source' ? !isOf('source', cameAs) : !cameAs.has(`${part.kind} ${part.id}`)) return part;
  const data = JSON.parse(part.data) as { refi?: number; shown?: unknown; documents?: unknown };
  if (data.refi !== 1) return part;
  const settled =
    part.kind === 'source' && Array.isArray(data.documents)
      ? { ...data, documents: data.documents.map((each: Shown) => settle(each, cameAs.get(`source ${each.id}`))) }
      : settle(data as Shown, cameAs.get(`${part.kind} ${part.id}`));
  const text = JSON.stringify(settled);
  return text === part.data ? part : { ...part, data: text };
}

const isOf = (kind: string, cameAs: ReadonlyMap<string, CameAs>): boolean =>
  cameAs.keys().some((name) => name.startsWith(`${kind} `));

interface Shown {
  readonly id?: string;
  readonly shown?: Readonly<Record<string, unknown>>;
}

/** Only fields that a part of its kind has are settled. */
function settle<Data extends Shown>(data: Data, came: CameAs | undefined): Data {
  if (!came || !data.shown) return data;
  const { shown } = data;
  const name = came.name !== undefined && 'name' in shown ? { name: came.name } : {};
  const color = came.color !== undefined && 'color' in shown ? { color: came.color } : {};
  return { ...data, shown: { ...shown, ...name, ...color } };
}
