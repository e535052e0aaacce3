import type { Variable } from '../../domain/variable.ts';
import { nameUuid } from '../nameUuid.ts';
import { type Composing, defined, noteRefsOf, placeOf, same, segmentPlace } from './composing.ts';
import { isNarrowed } from './exchangeStudy.ts';
import type { KeptSelection } from './kept.ts';
import type {
  Guid,
  RefiCase,
  RefiGraph,
  RefiLink,
  RefiSet,
  RefiVariable,
  RefiVariableType,
  RefiVariableValue,
} from './model.ts';
import { readDateTime, writeDateTime } from './times.ts';

const typeOf: Readonly<Record<Variable['type'], RefiVariableType>> = {
  text: 'Text',
  choice: 'Text',
  number: 'Float',
  date: 'Date',
  boolean: 'Boolean',
};

/** The type of each variable: the one that it came with, as long as all its values are of it. */
export function variableTypesOf(composing: Pick<Composing, 'study' | 'kept'>): Map<string, RefiVariableType> {
  const misfits = new Set<string>();
  for (const { variableId, value } of composing.study.values) {
    const kept = composing.kept.variable.get(variableId);
    if (kept?.element.type === 'Integer' && !/^-?\d+$/.test(value)) misfits.add(variableId);
    if (kept?.element.type === 'DateTime' && readDateTime(value) === null) misfits.add(variableId);
  }
  return new Map(
    composing.study.variables.map(({ id, type }) => {
      const kept = composing.kept.variable.get(id);
      const isKept = kept !== undefined && kept.shown.type === type && !misfits.has(id);
      return [id, isKept ? kept.element.type : typeOf[type]];
    }),
  );
}

export function composeVariables({ study, kept, types }: Composing): RefiVariable[] {
  return study.variables.map(({ id, name, type }) => {
    const came = kept.variable.get(id);
    const own = types.get(id) ?? typeOf[type];
    if (!came) return { guid: id, name, type: own };
    return { ...came.element, name: same(came.element.name, came.shown.name, name, String), type: own };
  });
}

/** A value of the study as the format writes it. */
function writeValue({ types }: Composing, variable: string, value: string): RefiVariableValue {
  const kind = types.get(variable) ?? 'Text';
  if (kind === 'Boolean') return { variable, kind, value: value === 'yes' ? 'true' : 'false' };
  return { variable, kind, value: kind === 'Float' || kind === 'Integer' ? plainDecimal(value) : value };
}

/** A number without exponent, as xsd:decimal wants it. */
export function plainDecimal(value: string): string {
  const found = /^(-?)(\d+)(?:\.(\d+))?e([+-]?\d+)$/i.exec(value);
  if (!found) return value;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = found;
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return `${sign}${digits}${'0'.repeat(point - digits.length)}`;
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

type Shown = Readonly<Record<string, { readonly value: string; readonly from: 'source' | 'case' }>>;

/**
 * Values of a source: those that came as long as the study says the same, those that are new or changed, and where the
 * study no longer has what a case says, that there is none.
 */
export function composeOwnValues(
  composing: Composing,
  came: readonly RefiVariableValue[],
  shown: Shown,
  documentId: string | null,
): RefiVariableValue[] {
  const now = new Map(
    (documentId === null ? [] : (composing.values.get(documentId) ?? [])).map((each) => [
      each.variableId as string,
      each.value,
    ]),
  );
  const isShown = documentId !== null;
  const told = new Set<string>();
  const own = came.flatMap((value): RefiVariableValue[] => {
    if (!composing.types.has(value.variable)) return isLost(composing, value.variable) ? [] : [value];
    const given = shown[value.variable];
    const current = now.get(value.variable);
    const isTold = told.has(value.variable);
    told.add(value.variable);
    if (!isShown || current === given?.value) return [retyped(composing, value)];
    // A variable may have several values there; the study has one.
    if (current === undefined || isTold) return [];
    return [writeValue(composing, value.variable, current)];
  });
  const handed = Object.entries(shown).filter(([, { from }]) => from === 'case');
  for (const variable of told) now.delete(variable);
  const emptied = handed.filter(
    ([variable]) => isShown && !now.has(variable) && !told.has(variable) && composing.types.has(variable),
  );
  for (const [variable, { value }] of handed) if (now.get(variable) === value) now.delete(variable);
  return [
    ...own,
    ...[...now].map(([variable, value]) => writeValue(composing, variable, value)),
    ...emptied.map(([variable]) => ({ variable })),
  ];
}

/** Whether a variable is gone from the study, or left out; one that never was in the file is neither. */
const isLost = ({ kept, options }: Composing, variable: Guid): boolean =>
  kept.variable.has(variable) || isNarrowed(options.choice);

/** A value as it came, under the type that its variable has now. */
function retyped({ types, kept }: Composing, value: RefiVariableValue): RefiVariableValue {
  const type = types.get(value.variable);
  const isOfOld = value.kind !== undefined && value.kind === kept.variable.get(value.variable)?.element.type;
  return isOfOld && type ? { ...value, kind: type } : value;
}

/** Cases as they came, without what is gone. */
export function composeCases(composing: Composing): RefiCase[] {
  return [...composing.kept.case.values()].flatMap(({ element }) => {
    const stay = (refs: readonly Guid[]) => refs.filter((guid) => isThere(composing, guid));
    const sourceRefs = stay(element.sourceRefs);
    if (composing.isNarrowed && sourceRefs.length === 0) return [];
    const values = element.values
      .filter(({ variable }) => composing.types.has(variable) || !isLost(composing, variable))
      .map((value) => retyped(composing, value));
    return [
      { ...element, codeRefs: stay(element.codeRefs), values, sourceRefs, selectionRefs: stay(element.selectionRefs) },
    ];
  });
}

/** Whether something may be referred to: it is there, or (where all goes out) it never was. */
function isThere(composing: Composing, guid: Guid): boolean {
  return composing.isNarrowed ? composing.present.has(guid) : !composing.gone.has(guid) || composing.present.has(guid);
}

/** Groups of documents and sets. What came keeps whatever else it holds. */
export function composeSets(composing: Composing): RefiSet[] {
  const { study, kept } = composing;
  const sourcesOf = (ids: readonly string[]) => [...new Set(ids.flatMap((id) => composing.sourceOf.get(id) ?? []))];
  const fresh = (guid: string, name: string, documentIds: readonly string[]): RefiSet => ({
    ...{ guid, name, codes: [], sources: sourcesOf(documentIds), notes: [] },
  });
  const rows = new Map(study.sets.map((set) => [set.id, set]));
  const came = [...kept.set].flatMap(([id, { element, shown }]): RefiSet[] => {
    const stay = (refs: readonly Guid[]) => refs.filter((guid) => isThere(composing, guid));
    const codes = stay(element.codes);
    const notes = stay(element.notes);
    if (!shown) {
      const sources = stay(element.sources);
      const isEmpty = codes.length + notes.length + sources.length === 0;
      return composing.isNarrowed && isEmpty ? [] : [{ ...element, codes, notes, sources }];
    }
    const row = rows.get(id);
    if (!row) return [];
    const sources = members(composing, element.sources, shown.documentIds, row.documentIds, sourcesOf);
    return [{ ...element, name: same(element.name, shown.name, row.name, String), codes, notes, sources }];
  });
  const groups = study.groups.map(({ id, name }) => {
    const inside = study.documents.filter(({ groupId }) => groupId === id);
    return fresh(
      id,
      name,
      inside.map((document) => document.id),
    );
  });
  const sets = study.sets.filter(({ id }) => !kept.set.has(id));
  return [...came, ...groups, ...sets.map(({ id, name, documentIds }) => fresh(id, name, documentIds))];
}

/** The sources that came and still belong to the set, then those that joined. */
function members(
  composing: Composing,
  came: readonly Guid[],
  shown: readonly string[],
  now: readonly string[],
  sourcesOf: (ids: readonly string[]) => Guid[],
): Guid[] {
  const current = new Set(sourcesOf(now));
  const given = new Set(sourcesOf(shown));
  const stay = came.filter((guid) => current.has(guid) || (!given.has(guid) && isThere(composing, guid)));
  const joined = [...current].filter((guid) => !came.includes(guid));
  return [...stay, ...joined];
}

/** What a memo is linked to by a selection inside its note. */
export const placeElsewhere = ({ documentId, start, end }: NonNullable<KeptSelection['elsewhere']>): string =>
  segmentPlace(documentId, start, end);

/** Links of memos that came as links between elements need no other element to hold them. */
export function tellCameLinks({ kept, links }: Pick<Composing, 'kept' | 'links'>): void {
  for (const [id, { selections }] of kept.note) {
    for (const { elsewhere } of selections) if (elsewhere) links.tell(placeElsewhere(elsewhere), id);
  }
  for (const { shown } of kept.link.values()) if (shown) links.tell(placeOf(shown.link as never), shown.memoId);
}

/** Links as they came, as far as both ends are there; then one for each link from a memo to another. */
export function composeLinks(composing: Composing): RefiLink[] {
  const { kept, links, study, annotations } = composing;
  const came = [...kept.link.values()].flatMap(({ element, shown }): RefiLink[] => {
    const ends = [element.origin, element.target].filter((guid) => guid !== undefined);
    const isTakenAway = shown !== null && !links.has(placeOf(shown.link as never), shown.memoId);
    if (isTakenAway || !ends.every((guid) => isThere(composing, guid))) {
      composing.gone.add(element.guid);
      return [];
    }
    return [{ ...element, noteRefs: noteRefsOf(composing, element.noteRefs, null) }];
  });
  const fresh = study.memos.flatMap(({ id }) =>
    links
      .take(`memo ${id}`)
      .filter((origin) => !annotations.has(origin) && !annotations.has(id))
      .map((origin): RefiLink => {
        const guid = nameUuid(`link ${origin} ${id}`);
        return { guid, direction: 'OneWay', origin, target: id, noteRefs: [] };
      }),
  );
  return [...came, ...fresh];
}

/** Diagrams as they came; what is gone from the study stays in them as a shape that stands for nothing. */
export function composeGraphs(composing: Composing): RefiGraph[] {
  if (composing.isNarrowed) return [];
  const bare = <Shape extends { readonly represented?: Guid }>(shape: Shape): Shape => {
    const { represented, ...rest } = shape;
    return represented === undefined || isThere(composing, represented) ? shape : (rest as Shape);
  };
  return [...composing.kept.graph.values()].map(({ element }) => ({
    ...element,
    vertices: element.vertices.map(bare),
    edges: element.edges.map(bare),
  }));
}

/** What the project says of itself. The program that wrote it is always this one. */
export function composeProject(composing: Composing) {
  const { study, options, kept } = composing;
  const came = [...kept.project.values()][0]?.element;
  const isWhole = !composing.isNarrowed;
  const countsAsNvivo = options.choice.nvivo && !options.inline;
  return defined({
    name: study.study.name,
    // Who reads it goes by the program that wrote it, where the words do not decide.
    origin: countsAsNvivo ? `${options.origin}, positions as NVivo for Windows counts them` : options.origin,
    creatingUser: isWhole ? came?.creatingUser : undefined,
    // A study that was made from the project is as old as that.
    creationDateTime: came?.name === study.study.name ? came.creationDateTime : writeDateTime(study.study.createdAt),
    modifyingUser: isWhole ? came?.modifyingUser : undefined,
    modifiedDateTime: writeDateTime(options.modifiedAt),
    basePath: options.choice.paths ? came?.basePath : undefined,
    description: isWhole ? came?.description : undefined,
  });
}
