import { AxialError } from '#shared/domain/result.ts';
import type { IncomingCoding } from '#shared/interchange/incoming.ts';
import type { TextRange } from '#shared/text/intervals.ts';
import { findCoderId } from '../../store/coders.ts';
import { findCoding, listCodingRowsIn } from '../../store/codings.ts';
import { findKeyOf, hasCodings } from '../../store/exchangeRows.ts';
import type { ReadableStudy } from '../../store/study.ts';
import { checkRange } from '../codingRules.ts';
import {
  derivedId,
  differs,
  emptyPlan,
  inOneStep,
  type KindPlan,
  lose,
  type Planning,
  type Steps,
  treatmentOf,
} from './plan.ts';
import type { DocumentPlace } from './planDocuments.ts';

/** Stands for the person who brings codings in, where she has none of her own yet. */
export const whoever = '';

/** A coding as it comes in; who, what and where by the ids of the study. UTF-16 units. */
export interface CodingThing {
  readonly given: IncomingCoding;
  readonly documentId: string;
  readonly codeId: string;
  /** {@link whoever} where nobody is named and nobody of that name is in the study. */
  readonly coderId: string;
  readonly start: number;
  readonly end: number;
  readonly weight: number | null;
  readonly comment: string;
  readonly createdAt: number | null;
  readonly changedAt: number | null;
}

/** A coding that stands in the study, or will. */
interface Standing {
  readonly id: string;
  readonly place: string;
  readonly weight: number | null;
  readonly comment: string;
}

const placeOf = ({ codeId, coderId, start, end }: Pick<CodingThing, 'codeId' | 'coderId' | 'start' | 'end'>) =>
  `${start} ${end} ${codeId} ${coderId}`;

/** Meets codings by their id, then by what they are: one code on one range of one document by one coder (METHOD.md §2). */
export function* planCodings(
  planning: Planning,
  places: ReadonlyMap<string, DocumentPlace>,
): Steps<KindPlan<CodingThing>> {
  const plan = emptyPlan<CodingThing>('codings');
  const { study } = planning;
  const mine = study && hasCodings(study) ? new Standings(study) : null;
  const actorId = coderOfActor(planning);
  const coming = new Map<string, Map<string, string>>();
  const ids = new Set<string>();
  for (const given of planning.incoming.codings) {
    if (++plan.found % inOneStep === 0) yield;
    const place = places.get(given.documentId);
    const thing = thingOf(planning, given, place, actorId);
    if (!thing || !place) {
      plan.leftOut++;
      continue;
    }
    const there = coming.get(place.target) ?? new Map<string, string>();
    coming.set(place.target, there);
    const name = placeOf(thing);
    const twin = there.get(name);
    if (twin !== undefined) {
      joinTwin(planning, plan, thing, twin);
      continue;
    }
    const met = mine?.meet(given.id, place, name);
    const target = met?.id ?? freshId(given.id, place.target, ids, mine);
    ids.add(target);
    there.set(name, target);
    if (target !== given.id) planning.targets.codings.set(given.id, target);
    if (!met) plan.fresh.push({ thing, target });
    else compare(planning, plan, thing, met, name);
  }
  return plan;
}

/** Codings on the documents of the study, read document by document as they are asked for. */
class Standings {
  readonly #study: ReadableStudy;
  readonly #byPlace = new Map<string, Map<string, Standing>>();
  readonly #codes = new Map<number, string>();
  readonly #coders = new Map<number, string>();

  constructor(study: ReadableStudy) {
    this.#study = study;
  }

  meet(id: string, place: DocumentPlace, name: string): Standing | undefined {
    const there = place.fresh ? undefined : this.#on(place);
    return there?.get(id) ?? there?.get(name);
  }

  has(id: string): boolean {
    return findKeyOf(this.#study, 'codings', id) !== undefined;
  }

  /** By id and by place. */
  #on(place: DocumentPlace): Map<string, Standing> {
    const found = this.#byPlace.get(place.target);
    if (found) return found;
    const there = new Map<string, Standing>();
    this.#byPlace.set(place.target, there);
    const key = findKeyOf(this.#study, 'documents', place.target);
    for (const row of key === undefined ? [] : listCodingRowsIn(this.#study, key)) {
      const range: TextRange | null = place.mine ? place.mine(row).range : row;
      if (!range) continue;
      const names = this.#namesOf(row.id, row.codeKey, row.coderKey);
      const standing = {
        id: row.id,
        place: placeOf({ ...names, start: range.start, end: range.end }),
        weight: row.weight,
        comment: row.comment,
      };
      there.set(row.id, standing);
      there.set(standing.place, standing);
    }
    return there;
  }

  #namesOf(id: string, codeKey: number, coderKey: number): { codeId: string; coderId: string } {
    const known = { codeId: this.#codes.get(codeKey), coderId: this.#coders.get(coderKey) };
    if (known.codeId !== undefined && known.coderId !== undefined)
      return { codeId: known.codeId, coderId: known.coderId };
    const coding = findCoding(this.#study, id as never);
    const names = { codeId: String(coding?.codeId), coderId: String(coding?.coderId) };
    this.#codes.set(codeKey, names.codeId);
    this.#coders.set(coderKey, names.coderId);
    return names;
  }
}

/** The coder of the person who brings it in: one of the study, or one that comes with the file. */
function coderOfActor({ study, actor, incoming, targets }: Planning): string {
  const there = study && findCoderId(study, actor);
  const named = incoming.coders.find(({ name }) => name === actor);
  return there ?? (named && targets.coders.get(named.id)) ?? whoever;
}

function thingOf(
  planning: Planning,
  given: IncomingCoding,
  place: DocumentPlace | undefined,
  actorId: string,
): CodingThing | null {
  const codeId = planning.targets.codes.get(given.codeId);
  const said = planning.said('codings', given.id);
  if (!place || codeId === undefined) {
    const missing = place ? 'code' : 'document';
    lose(planning, 'coded segment', nameOf(planning, given), given.id, `Its ${missing} did not come in.`);
    return null;
  }
  const range = rangeOf(planning, given, place);
  if (!range) return null;
  const coderId = given.coderId === null ? actorId : (planning.targets.coders.get(given.coderId) ?? actorId);
  const number = (column: string) => (typeof said?.[column] === 'number' ? (said[column] as number) : null);
  const weight = number('weight') ?? given.weight;
  return {
    given,
    documentId: place.target,
    codeId,
    coderId,
    start: range.start,
    end: range.end,
    weight: weight !== null && weight >= 0 && weight <= 100 ? Math.round(weight * 10_000) / 10_000 : null,
    comment: typeof said?.comment === 'string' ? said.comment : given.comment,
    createdAt: number('created_at') ?? given.createdAt,
    changedAt: number('changed_at'),
  };
}

/** A coding has the name of its code in the list of losses. */
const nameOf = ({ codeName }: Planning, { codeId }: IncomingCoding): string => codeName(codeId);

function rangeOf(planning: Planning, given: IncomingCoding, place: DocumentPlace): TextRange | null {
  const moved = place.theirs?.(given);
  const range = moved ? moved.range : given;
  if (!range || moved?.state === 'removed') {
    const sentence = 'Its words are not in the text that the study has; it was left out.';
    lose(planning, 'coded segment', nameOf(planning, given), given.id, sentence);
    return null;
  }
  try {
    checkRange(place, range);
  } catch (error) {
    if (!(error instanceof AxialError)) throw error;
    lose(planning, 'coded segment', nameOf(planning, given), given.id, `${error.message} It was left out.`);
    return null;
  }
  if (moved?.state === 'changed') {
    const sentence = 'Some of its words are others in the text that the study has; it stands on those.';
    lose(planning, 'coded segment', nameOf(planning, given), given.id, sentence);
  }
  return { start: range.start, end: range.end };
}

/** A coding that says what another one of the file says: one stays, and takes the comment of the other where it has none. */
function joinTwin(planning: Planning, plan: KindPlan<CodingThing>, thing: CodingThing, twin: string): void {
  planning.targets.codings.set(thing.given.id, twin);
  plan.leftOut++;
  const comment = thing.comment === '' ? '' : ` Its comment was: ${thing.comment}`;
  const sentence = `The same words have this code by the same coder a second time in the file; they came in once.${comment}`;
  lose(planning, 'coded segment', nameOf(planning, thing.given), thing.given.id, sentence);
}

/** Its own id, unless another coding of the study has it: then one that is always the same for this document. */
function freshId(id: string, documentId: string, ids: ReadonlySet<string>, mine: Standings | null): string {
  if (!ids.has(id) && !mine?.has(id)) return id;
  let derived = derivedId('coding', id, documentId);
  while (ids.has(derived) || mine?.has(derived)) derived = derivedId('coding', derived, documentId);
  return derived;
}

function compare(
  planning: Planning,
  plan: KindPlan<CodingThing>,
  thing: CodingThing,
  mine: Standing,
  place: string,
): void {
  const { id } = thing.given;
  const fields = [
    ...(mine.place === place ? [] : ['range, code or coder']),
    ...(differs(thing.weight, mine.weight) ? ['weight'] : []),
    ...(differs(thing.comment, mine.comment) ? ['comment'] : []),
  ];
  if (fields.length === 0) plan.same++;
  else {
    const name = nameOf(planning, thing.given);
    const treatment = treatmentOf(planning, 'codings', id);
    plan.different.push({ thing, id, target: mine.id, name, fields, text: false, treatment });
  }
}
