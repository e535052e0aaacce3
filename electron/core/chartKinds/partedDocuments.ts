import type { DocumentColumn, PartedDocuments } from '#shared/analysis/partedDocuments.ts';
import type { VariableId } from '#shared/domain/ids.ts';
import type { Variable } from '#shared/domain/variable.ts';
import { listDocuments, listGroups } from '../../store/documents.ts';
import { listValues, listVariables } from '../../store/variables.ts';
import { requireVariable } from '../variables.ts';
import type { AskedChart } from './asked.ts';

/**
 * The chosen documents in columns: each for itself (`none`), by their group, or by the value of a variable. Columns stand
 * in study order, in the order of a variable's choices, or ascending; documents without a value come last. A column
 * without documents is left out.
 */
export function documentColumns(asked: AskedChart, grouping: string): PartedDocuments {
  if (grouping === 'none') return eachDocument(asked);
  return grouping === 'group' ? byGroup(asked) : byVariable(asked, grouping.slice('variable:'.length) as VariableId);
}

/**
 * The columns of a chart that compares parts: those that were chosen, and where none were, the values of the variable that parts
 * the documents into the fewest (two to six), as in the comparison chart; where there is no such variable, the document groups.
 */
export function comparedColumns(asked: AskedChart, grouping: string): PartedDocuments {
  if (grouping !== 'none') return documentColumns(asked, grouping);
  const parting = listVariables(asked.context.readable())
    .filter(({ type }) => type !== 'number' && type !== 'date')
    .map(({ id }) => byVariable(asked, id))
    .filter((each) => namedColumns(each) >= 2 && namedColumns(each) <= 6)
    .sort((a, b) => namedColumns(a) - namedColumns(b));
  return parting[0] ?? byGroup(asked);
}

const namedColumns = ({ columns }: PartedDocuments): number => columns.filter(({ isRest }) => !isRest).length;

/** Names of the documents of a chart in the order of its columns. */
export function documentNames({ context, columns }: AskedChart): string[] {
  const names = new Map<string, string>(listDocuments(context.readable()).map(({ id, name }) => [id, name]));
  return columns.documents.ids.map((id) => names.get(id) ?? '');
}

function eachDocument(asked: AskedChart): PartedDocuments {
  const { ids } = asked.columns.documents;
  const names = documentNames(asked);
  const columnOf = new Int32Array(ids.length).fill(-1);
  const columns: DocumentColumn[] = [];
  for (const [document, id] of ids.entries()) {
    if (!isChosen(asked, document)) continue;
    columnOf[document] = columns.push({ key: id, name: names[document] ?? '', documentIds: [id], isRest: false }) - 1;
  }
  return { by: 'document', columns, columnOf };
}

function byGroup(asked: AskedChart): PartedDocuments {
  const study = asked.context.readable();
  const groups = listGroups(study);
  const groupOf = new Map<string, string>(listDocuments(study).map(({ id, groupId }) => [id, groupId ?? '']));
  const labels = groups.map(({ id, name }) => ({ key: id as string, name }));
  return parted(asked, 'document group', groupOf, [...labels, { key: '', name: 'no group' }]);
}

function byVariable(asked: AskedChart, id: VariableId): PartedDocuments {
  const study = asked.context.readable();
  const variable = requireVariable(study, id);
  const valueByDocument = new Map<string, string>(
    listValues(study).flatMap(({ variableId, documentId, value }) => (variableId === id ? [[documentId, value]] : [])),
  );
  const values = [...new Set(valueByDocument.values())].sort(valueOrder(variable));
  const labels = values.map((value) => ({ key: value, name: value }));
  return parted(asked, variable.name, valueByDocument, [...labels, { key: '', name: `no ${variable.name}` }]);
}

function valueOrder({ type, choices }: Variable): (one: string, other: string) => number {
  if (type === 'number') return (one, other) => Number(one) - Number(other);
  if (type === 'choice') return (one, other) => choices.indexOf(one) - choices.indexOf(other);
  return (one, other) => one.localeCompare(other, 'en', { numeric: true });
}

interface Label {
  /** Empty for the documents that have none. */
  readonly key: string;
  readonly name: string;
}

function parted(
  asked: AskedChart,
  by: string,
  labelOf: ReadonlyMap<string, string>,
  labels: readonly Label[],
): PartedDocuments {
  const { ids } = asked.columns.documents;
  const place = new Map(labels.map(({ key }, at) => [key, at]));
  const members = labels.map((): number[] => []);
  for (const [document, id] of ids.entries()) {
    if (isChosen(asked, document)) members[place.get(labelOf.get(id) ?? '') ?? labels.length - 1]?.push(document);
  }
  const columnOf = new Int32Array(ids.length).fill(-1);
  const columns: DocumentColumn[] = [];
  for (const [at, { key, name }] of labels.entries()) {
    const documents = members[at] ?? [];
    if (documents.length === 0) continue;
    for (const document of documents) columnOf[document] = columns.length;
    const documentIds = documents.map((document) => ids[document] ?? '');
    columns.push({ key: key === '' ? 'rest' : `value:${key}`, name, documentIds, isRest: key === '' });
  }
  return { by, columns, columnOf };
}

const isChosen = ({ choice: { documents } }: AskedChart, document: number): boolean => documents?.[document] !== 0;
