import type { FormatMark } from '#shared/domain/document.ts';
import type { IncomingDocument } from '#shared/interchange/incoming.ts';
import { differencesOf } from '#shared/text/differences.ts';
import type { TextRange } from '#shared/text/intervals.ts';
import { astralPositions } from '#shared/text/offsets.ts';
import { createReanchor, type Reanchored } from '#shared/text/reanchor.ts';
import { findKeyOf, listIdRows, type Row } from '../../store/exchangeRows.ts';
import { readTextOf } from '../../store/texts.ts';
import {
  derivedId,
  differs,
  emptyPlan,
  freeName,
  isNumbered,
  isTwice,
  type KindPlan,
  lose,
  type Planning,
  textTreatmentOf,
  tidyName,
  treatmentOf,
} from './plan.ts';

/** A document as it comes in, with the name that it gets and its group by the id that this has in the study. */
export interface DocumentThing {
  readonly given: IncomingDocument;
  readonly name: string;
  readonly groupId: string | null;
  readonly row: Row;
  readonly format: readonly FormatMark[];
}

/** Where the ranges of a document of the file stand in the study. */
export interface DocumentPlace {
  readonly target: string;
  /** Nothing stands on it yet. */
  readonly fresh: boolean;
  /** The text that the ranges come to stand on. UTF-16 units. */
  readonly length: number;
  readonly astral: Int32Array;
  /** Ranges of the file, moved to the words of the study; `null` = they stay. */
  readonly theirs: ((range: TextRange) => Reanchored) | null;
  /** Ranges that are in the study, moved to the words of the file, which its text becomes. */
  readonly mine: ((range: TextRange) => Reanchored) | null;
}

export interface DocumentsPlan extends KindPlan<DocumentThing> {
  readonly places: Map<string, DocumentPlace>;
  /** Names that are given away. */
  readonly taken: ReadonlySet<string>;
}

/** Meets documents by their id, then by their name when they have the same words. */
export function planDocuments(planning: Planning): DocumentsPlan {
  const shelf = shelfOf(planning);
  const plan: DocumentsPlan = { ...emptyPlan<DocumentThing>('documents'), places: new Map(), taken: shelf.names };
  for (const given of planning.incoming.documents) {
    plan.found++;
    if (isTwice(planning, plan, given)) continue;
    const thing = thingOf(planning, given);
    const mine = shelf.byId.get(given.id) ?? sameByName(planning, shelf, thing);
    if (!mine) addFresh(planning, plan, shelf, thing, given.id);
    else if (textOf(planning, mine) === given.text) meet(planning, plan, shelf, thing, mine);
    else meetOther(planning, plan, shelf, thing, mine);
  }
  return plan;
}

interface Shelf {
  readonly byId: ReadonlyMap<string, Row>;
  readonly byName: ReadonlyMap<string, readonly Row[]>;
  /** Documents of the study that one of the file is already known to be. */
  readonly claimed: Set<string>;
  readonly names: Set<string>;
}

function shelfOf({ study, incoming }: Planning): Shelf {
  const rows = study ? listIdRows(study, 'documents') : [];
  const byId = new Map(rows.map((row) => [String(row.id), row]));
  return {
    byId,
    byName: Map.groupBy(rows, (row) => String(row.name)),
    claimed: new Set(incoming.documents.map(({ id }) => id).filter((id) => byId.has(id))),
    names: new Set(rows.map((row) => String(row.name))),
  };
}

function textOf({ study }: Planning, mine: Row): string | undefined {
  const key = study ? findKeyOf(study, 'documents', String(mine.id)) : undefined;
  return study && key !== undefined ? readTextOf(study, key) : undefined;
}

function sameByName(planning: Planning, { byName, claimed }: Shelf, { name, given }: DocumentThing): Row | undefined {
  return byName.get(name)?.find((row) => !claimed.has(String(row.id)) && textOf(planning, row) === given.text);
}

const laid = ['source_name', 'position', 'created_at', 'changed_at', 'note'] as const;

function thingOf(planning: Planning, given: IncomingDocument): DocumentThing {
  const said = planning.said('documents', given.id);
  const row: Row = {
    note: given.note,
    source_name: given.file?.name ?? '',
    created_at: given.createdAt,
    changed_at: given.changedAt ?? given.createdAt,
  };
  const more = Object.fromEntries(
    laid.flatMap((column) => (said?.[column] === undefined ? [] : [[column, said[column]]])),
  );
  return {
    given,
    name: tidyName(planning, 'document', given),
    groupId: given.groupId === null ? null : (planning.targets.groups.get(given.groupId) ?? null),
    row: { ...row, ...more },
    format: given.format.filter(({ start, end }) => start >= 0 && start <= end && end <= given.text.length),
  };
}

function addFresh(planning: Planning, plan: DocumentsPlan, shelf: Shelf, thing: DocumentThing, target: string): void {
  const { given } = thing;
  const name = freeName(thing.name, (candidate) => shelf.names.has(candidate));
  shelf.names.add(name);
  if (name !== thing.name) {
    lose(planning, 'document', thing.name, given.id, `Another document has this name; it is called “${name}” here.`);
  }
  planning.targets.documents.set(given.id, target);
  plan.places.set(given.id, standsOn(target, true, given.text));
  plan.fresh.push({ thing: { ...thing, name }, target });
}

const standsOn = (target: string, fresh: boolean, text: string): DocumentPlace => ({
  target,
  fresh,
  length: text.length,
  astral: astralPositions(text),
  theirs: null,
  mine: null,
});

function meet(planning: Planning, plan: DocumentsPlan, shelf: Shelf, thing: DocumentThing, mine: Row): void {
  const { id, text } = thing.given;
  const target = String(mine.id);
  shelf.claimed.add(target);
  planning.targets.documents.set(id, target);
  plan.places.set(id, standsOn(target, false, text));
  const fields = fieldsOf(shelf, thing, mine);
  if (fields.length === 0) plan.same++;
  else {
    const treatment = treatmentOf(planning, 'documents', id);
    plan.different.push({ thing, id, target, name: thing.name, fields, text: false, treatment });
  }
}

function fieldsOf({ names }: Shelf, { name, groupId, row }: DocumentThing, mine: Row): string[] {
  const own = String(mine.name);
  const sameName = own === name || isNumbered(own, name, (candidate) => names.has(candidate));
  return [
    ...(sameName ? [] : ['name']),
    ...(groupId !== null && groupId !== (mine.group_id ?? null) ? ['group'] : []),
    ...(differs(row.note, mine.note) ? ['note'] : []),
  ];
}

/**
 * The same document with other words. As a copy it comes in beside the one that is there, under an id that is always the
 * same for these words, so that it is met when it comes again.
 */
function meetOther(planning: Planning, plan: DocumentsPlan, shelf: Shelf, thing: DocumentThing, mine: Row): void {
  const { id, text } = thing.given;
  const treatment = textTreatmentOf(planning, id);
  const copyId = derivedId('copy', id, text);
  const copy = shelf.byId.get(copyId);
  if (copy) {
    meet(planning, plan, shelf, thing, copy);
    return;
  }
  const fields = ['words', ...fieldsOf(shelf, thing, mine)];
  const target = treatment === 'copy' ? copyId : String(mine.id);
  const different = { id, target, name: thing.name, fields, text: true, treatment };
  if (treatment === 'copy') {
    addFresh(planning, plan, shelf, thing, copyId);
    const added = plan.fresh.pop();
    plan.different.push({ thing: added?.thing ?? thing, ...different });
    return;
  }
  planning.targets.documents.set(id, target);
  const before = textOf(planning, mine) ?? '';
  const to = treatment === 'mine' ? before : text;
  plan.places.set(id, {
    ...standsOn(target, false, to),
    theirs: treatment === 'mine' ? createReanchor(text, before, differencesOf(text, before)) : null,
    mine: treatment === 'mine' ? null : createReanchor(before, text, differencesOf(before, text)),
  });
  plan.different.push({ thing, ...different });
}
