import { randomNumbers, shuffle } from '#shared/analysis/random.ts';
import type { DocumentOrder } from '#shared/charts/saturationResult.ts';
import type { VariableId } from '#shared/domain/ids.ts';
import { AxialError } from '#shared/domain/result.ts';
import { listFirstCoded } from '../../store/codings.ts';
import { listDocuments } from '../../store/documents.ts';
import type { ReadableStudy } from '../../store/study.ts';
import { listValues, listVariables } from '../../store/variables.ts';
import { requireVariable } from '../variables.ts';
import type { AskedChart } from './asked.ts';

/** A date variable with the day (YYYY-MM-DD) of each document that has one, by the id of the document. */
export interface DocumentDates {
  readonly name: string;
  readonly dayOf: ReadonlyMap<string, string>;
}

/**
 * The chosen date variable, or the first that there is. @throws AxialError `invalid_input` where there is none, or the
 * chosen variable holds no dates
 */
export function datesOf(study: ReadableStudy, chosen: string | null): DocumentDates {
  const variable =
    chosen === null
      ? listVariables(study).find(({ type }) => type === 'date')
      : requireVariable(study, chosen as VariableId);
  if (!variable) throw new AxialError('invalid_input', 'This study has no variable that holds dates.');
  if (variable.type !== 'date') {
    throw new AxialError('invalid_input', `The variable “${variable.name}” does not hold dates.`);
  }
  const values = listValues(study).filter(({ variableId }) => variableId === variable.id);
  return { name: variable.name, dayOf: new Map(values.map(({ documentId, value }) => [documentId, value])) };
}

/** Indices of documents in the order of a curve, with what stands beside them. */
export interface OrderedDocuments extends DocumentOrder {
  readonly order: Int32Array;
}

/**
 * The documents of the choice that hold a coding by any of the chosen coders, in the order that the settings name
 * (METHOD.md §5): by their first coding, by a date (those without one last), or shuffled from study order. What is equal
 * stands in the order of the first coding, then of the study.
 */
export function orderedDocuments({ context, columns, choice, request, settings }: AskedChart): OrderedDocuments {
  const study = context.readable();
  const firstAt = listFirstCoded(study, request.coderIds);
  const at = (document: number) => firstAt.get(columns.documentKeys[document] ?? -1) ?? Number.POSITIVE_INFINITY;
  const chosen = Array.from(columns.documents.ids.keys()).filter((document) => choice.documents?.[document] !== 0);
  const analysed = chosen.filter((document) => Number.isFinite(at(document)));
  const byDate = settings.order === 'date' ? datesOf(study, settings.date as string | null) : null;
  const dayOf = (document: number) => byDate?.dayOf.get(columns.documents.ids[document] ?? '') ?? '';
  const order =
    settings.order === 'shuffled'
      ? shuffle(Int32Array.from(analysed), randomNumbers(Number(settings.seed)))
      : Int32Array.from(analysed.sort((a, b) => compareDays(dayOf(a), dayOf(b)) || at(a) - at(b) || a - b));
  const names = new Map<string, string>(listDocuments(study).map(({ id, name }) => [id, name]));
  const documentIds = Array.from(order, (document) => columns.documents.ids[document] ?? '');
  return {
    order,
    documentIds,
    documentNames: documentIds.map((id) => names.get(id) ?? ''),
    dates: byDate && Array.from(order, dayOf),
    dateName: byDate?.name ?? null,
    notAnalysed: chosen.length - analysed.length,
  };
}

/** Days as they are written compare as words; no day stands last. */
function compareDays(one: string, other: string): number {
  if (one === other) return 0;
  if (one === '' || other === '') return one === '' ? 1 : -1;
  return one < other ? -1 : 1;
}
