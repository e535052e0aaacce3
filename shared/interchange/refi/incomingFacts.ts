import type { VariableType } from '../../domain/variable.ts';
import { parseVariableValue } from '../../domain/variableValue.ts';
import { type Gathering, linkNotes, takeId } from './gathering.ts';
import { oneLine } from './incomingCodes.ts';
import { type KeptSource, keptPart } from './kept.ts';
import type { Guid, RefiSource, RefiVariable, RefiVariableType, RefiVariableValue } from './model.ts';

const values = 'values of variables';

const typeOf: Readonly<Record<RefiVariableType, VariableType>> = {
  Text: 'text',
  Boolean: 'boolean',
  Integer: 'number',
  Float: 'number',
  Date: 'date',
  // A point in time stands as it was written: the study knows days only.
  DateTime: 'text',
};

export function gatherVariables(gathering: Gathering): void {
  const names = new Set<string>();
  for (const [position, variable] of gathering.project.variables.entries()) {
    const id = takeId(gathering, 'variable', variable.guid);
    const name = freeName(names, oneLine(variable.name) || 'Unnamed variable');
    const type = typeOf[variable.type];
    gathering.variables.push({ id, name, type, choices: [] });
    gathering.kept.push(
      keptPart('variable', id, position, { element: { ...variable, guid: id }, shown: { name, type } }),
    );
    tellVariable(gathering, variable, name);
  }
}

function freeName(names: Set<string>, wanted: string): string {
  let name = wanted;
  for (let count = 2; names.has(name); count++) name = `${wanted} (${count})`;
  names.add(name);
  return name;
}

function tellVariable({ tally }: Gathering, variable: RefiVariable, name: string): void {
  const owner = { what: 'variable', name: variable.name, id: variable.guid };
  const isChanged = name !== variable.name || variable.type === 'DateTime';
  tally.count('variables', isChanged ? 'changed' : 'imported');
  if (name !== variable.name) tally.loss({ ...owner, sentence: `It is called “${name}” here.` });
  if (variable.type === 'DateTime') {
    tally.loss({ ...owner, sentence: 'Its points in time stand as text here; they go out as they came.' });
  }
}

/** What a value of the file is in the study; `null` = none, or one that does not fit, which is told. */
function readValue(
  { variables, tally }: Gathering,
  { variable, value }: RefiVariableValue,
  owner: { readonly what: string; readonly name: string; readonly id: string },
): string | null {
  if (value === undefined || value.trim() === '') return null;
  const known = variables.find(({ id }) => id === variable);
  if (!known) {
    tally.loss({ ...owner, sentence: `It has a value of a variable that is not in the file (${variable}).` });
    tally.count(values, 'kept');
    return null;
  }
  const written = known.type === 'date' ? value.trim().slice(0, 10) : value;
  const parsed = parseVariableValue(known, written);
  if (parsed.ok) {
    if (known.type === 'number' && isRounded(value, parsed.value)) {
      const sentence = `The value “${value.trim()}” of “${known.name}” has more digits than are kept here; it goes out as it came.`;
      tally.loss({ ...owner, sentence });
    }
    return parsed.value;
  }
  tally.loss({
    ...owner,
    sentence: `The value “${value}” of “${known.name}” ${parsed.reason}; it is kept for export.`,
  });
  tally.count(values, 'kept');
  return null;
}

/** Whole numbers above 2⁵³ are not all different here. */
const isRounded = (written: string, shown: string): boolean =>
  /^\s*[+-]?\d{16,}\s*$/.test(written) &&
  /^-?\d+$/.test(shown) &&
  BigInt(written.trim().replace('+', '')) !== BigInt(shown);

export type ShownValues = Record<string, { readonly value: string; readonly from: 'source' | 'case' }>;

/** The values that a source has itself. */
export function gatherOwnValues(gathering: Gathering, source: RefiSource): ShownValues {
  const owner = { what: 'document', name: source.name ?? '', id: source.guid };
  const shown: ShownValues = {};
  for (const each of source.values) {
    const value = readValue(gathering, each, owner);
    if (value === null || shown[each.variable]) continue;
    shown[each.variable] = { value, from: 'source' };
  }
  return shown;
}

/** What cases say about sources holds for these, where they say nothing themselves. */
export function gatherCases(gathering: Gathering, shown: ReadonlyMap<Guid, ShownValues>): void {
  const sources = new Map(gathering.project.sources.map((source) => [source.guid, source]));
  for (const [position, element] of gathering.project.cases.entries()) {
    const id = takeId(gathering, 'case', element.guid);
    const owner = { what: 'case', name: element.name ?? '', id: element.guid };
    const read = element.values.map((each) => [each.variable, readValue(gathering, each, owner)] as const);
    for (const ref of element.sourceRefs) {
      const source = sources.get(ref);
      if (!source) gathering.tally.loss({ ...owner, sentence: `It names a source that is not in the file (${ref}).` });
      else handDown(read, source, shown.get(ref));
    }
    tellStrangers(gathering, element.codeRefs, gathering.codeIds, 'code', owner);
    if (!element.sourceRefs.some((ref) => sources.has(ref)) && read.some(([, value]) => value !== null)) {
      const sentence = 'It is about no document as a whole; its values are kept for export and not shown.';
      gathering.tally.loss({ ...owner, sentence });
    }
    gathering.kept.push(keptPart('case', id, position, { element: { ...element, guid: id } }));
    gathering.tally.count('cases', 'kept');
  }
}

/** References to things that the file does not hold are kept, and told. */
function tellStrangers(
  { tally }: Gathering,
  refs: readonly Guid[],
  known: { has(guid: Guid): boolean },
  kind: string,
  owner: { readonly what: string; readonly name: string; readonly id: string },
): void {
  for (const ref of refs) {
    if (!known.has(ref)) tally.loss({ ...owner, sentence: `It names a ${kind} that is not in the file (${ref}).` });
  }
}

function handDown(
  read: readonly (readonly [Guid, string | null])[],
  source: RefiSource,
  shown: ShownValues | undefined,
): void {
  for (const [variable, value] of read) {
    const says = source.values.some((each) => each.variable === variable);
    if (value === null || !shown || says || shown[variable]) continue;
    shown[variable] = { value, from: 'case' };
  }
}

/** The values of documents, once it is known what each was given. */
export function giveValues(
  gathering: Gathering,
  { documents, values: given }: Pick<KeptSource, 'documents' | 'values'>,
): void {
  for (const { id: documentId } of documents) {
    for (const [variableId, { value }] of Object.entries(given)) {
      gathering.values.push({ documentId, variableId, value });
      gathering.tally.count(values, 'imported');
    }
  }
}

/** Sets of sources become lists of documents; every set is kept with all that it holds. */
export function gatherSets(gathering: Gathering): void {
  const names = new Set<string>();
  for (const [position, element] of gathering.project.sets.entries()) {
    const id = takeId(gathering, 'set', element.guid);
    const documentIds = [...new Set(element.sources.flatMap((source) => gathering.documentsOf.get(source) ?? []))];
    const isShown = documentIds.length > 0;
    const name = isShown ? freeName(names, oneLine(element.name) || 'Unnamed set') : '';
    if (isShown) gathering.sets.push({ id, name, documentIds });
    const owner = { what: 'set', name: element.name, id: element.guid };
    const isWhole = isShown && element.codes.length + element.notes.length === 0 && name === element.name;
    gathering.tally.count('sets', isWhole ? 'imported' : isShown ? 'changed' : 'kept');
    if (!isWhole) {
      const rest = isShown
        ? 'Only its documents are shown; whatever else it holds is kept for export.'
        : 'It holds no document; it is kept for export and not shown.';
      gathering.tally.loss({ ...owner, sentence: rest });
    }
    tellStrangers(gathering, element.codes, gathering.codeIds, 'code', owner);
    tellStrangers(gathering, element.sources, gathering.documentsOf, 'source', owner);
    tellStrangers(gathering, element.notes, gathering.noteGuids, 'note', owner);
    const shown = isShown ? { name, documentIds } : null;
    gathering.kept.push(keptPart('set', id, position, { element: { ...element, guid: id }, shown }));
  }
}

export function gatherGraphs(gathering: Gathering): void {
  for (const [position, element] of gathering.project.graphs.entries()) {
    const id = takeId(gathering, 'graph', element.guid);
    const owner = { what: 'diagram', name: element.name ?? '', id: element.guid };
    gathering.tally.loss({ ...owner, sentence: 'Diagrams of other programs are kept for export and not shown.' });
    gathering.tally.count('diagrams', 'kept');
    gathering.kept.push(keptPart('graph', id, position, { element: { ...element, guid: id } }));
  }
}

/** What the project says of itself. */
export function gatherProject(gathering: Gathering, id: string): void {
  const { users, codes, variables, cases, sources, notes, links, sets, graphs, ...element } = gathering.project;
  const owner = { what: 'project', name: element.name, id: '' };
  linkNotes(gathering, element.noteRefs, null, owner);
  if (element.noteRefs.length > 0) gathering.tally.note('Some memos are about the project as a whole; that is kept.');
  gathering.kept.push(keptPart('project', id, 0, { element }));
}
