import type { CodingId } from '#shared/domain/ids.ts';
import { AxialError } from '#shared/domain/result.ts';
import type { TextRange } from '#shared/text/intervals.ts';
import { astralPositions } from '#shared/text/offsets.ts';
import { type CodingRow, deleteCoding, moveCodingRange, setCodingRange } from '../store/codings.ts';
import { putText } from '../store/documents.ts';
import type { WritableStudy } from '../store/study.ts';
import { storeText } from '../store/texts.ts';
import { checkRange, requireCodingRow } from './codingRules.ts';
import { joinCodings } from './codings.ts';
import { moveMemoPlaces } from './correctionMemos.ts';
import {
  type CorrectionPlan,
  type Decision,
  planCorrection,
  type Targets,
  type TextCorrection,
} from './correctionPlan.ts';
import { keepSpeakers } from './correctionSpeakers.ts';

/** Codings after a correction, each in one of `kept` (the same words; `moved` of them elsewhere), `changed`, `dropped`. */
export interface CorrectionCounts {
  readonly kept: number;
  readonly moved: number;
  /** On words that are others now, or put elsewhere by hand. */
  readonly changed: number;
  readonly dropped: number;
}

/**
 * Gives a document a new version of its text, inside an operation of the caller: the one way in which a text that is coded
 * changes (correction, reading anew, pseudonyms, confirmed speakers).
 *
 *     context.operate({ name: 'documents.correct', label }, (study) =>
 *       correctText(study, { documentKey, text, format, edits, decisions }))
 *
 * `text` is normalised; `format` `null` or left out = the marks go with their words; `edits` when they are known (on whole
 * characters, ascending, leading exactly to `text`), else they are found; `decisions` about codings whose words changed,
 * else these take the place proposed, or go where there is none. Codings, the places that memos link and quote, marks and
 * speakers follow. Codings that become the same (code, coder, words) melt into one as in a merge. A text and format that
 * are what they were change nothing.
 * @throws AxialError `invalid_input` for a place outside the new text or through a character, `not_found` for a coding that
 * is gone.
 */
export function correctText(study: WritableStudy, correction: TextCorrection): CorrectionCounts {
  const { documentKey } = correction;
  const plan = planCorrection(study, correction);
  const targets = targetsOf(study, plan, correction.decisions ?? []);
  putTextOf(study, documentKey, plan);
  const counts = placeCodings(study, plan, targets);
  moveMemoPlaces(study, { key: documentKey, id: plan.documentId }, plan, targets);
  keepSpeakers(study, documentKey, plan);
  return counts;
}

function putTextOf(study: WritableStudy, documentKey: number, plan: CorrectionPlan): void {
  const same = plan.text === plan.before && JSON.stringify(plan.format) === JSON.stringify(plan.formatBefore);
  if (!same) putText(study, documentKey, storeText(study, plan.text, plan.format));
}

function targetsOf(study: WritableStudy, plan: CorrectionPlan, decisions: readonly Decision[]): Targets {
  const targets = new Map(plan.codings.map(({ row, range }) => [row.key, range]));
  const shape = { length: plan.text.length, astral: astralPositions(plan.text) };
  for (const decision of decisions) {
    const key = keyOf(study, targets, decision.codingId);
    if (decision.action === 'drop') targets.set(key, null);
    if (decision.action !== 'place') continue;
    const { start, end } = decision;
    checkRange(shape, { start, end });
    targets.set(key, { start, end });
  }
  return targets;
}

function keyOf(study: WritableStudy, targets: Targets, id: CodingId): number {
  const { key } = requireCodingRow(study, id);
  if (targets.has(key)) return key;
  throw new AxialError('invalid_input', 'A coding of another document cannot be placed in this one.');
}

function placeCodings(study: WritableStudy, plan: CorrectionPlan, targets: Targets): CorrectionCounts {
  const counts = { kept: 0, moved: 0, changed: 0, dropped: 0 };
  const moves: Move[] = [];
  for (const { row, state, range } of plan.codings) {
    const target = targets.get(row.key) ?? null;
    if (!target) {
      deleteCoding(study, row.key);
      counts.dropped++;
      continue;
    }
    const asProposed = target.start === range?.start && target.end === range.end;
    const changed = !asProposed || state === 'changed' || state === 'removed';
    if (changed) counts.changed++;
    else counts.kept++;
    if (state === 'moved' && !changed) counts.moved++;
    moves.push({ row, target, changed });
  }
  settle(study, joinSame(study, moves), Math.max(plan.before.length, plan.text.length));
  return counts;
}

interface Move {
  readonly row: CodingRow;
  readonly target: TextRange;
  /** Whether its words are others now, which is a change of the coding. */
  readonly changed: boolean;
}

const placeName = ({ codeKey, coderKey }: CodingRow, { start, end }: TextRange) =>
  `${codeKey} ${coderKey} ${start} ${end}`;

/** Melts codings that will stand on the same words with the same code into the first of them; answers those that stay. */
function joinSame(study: WritableStudy, moves: readonly Move[]): Move[] {
  const staying = new Map<string, Move>();
  for (const move of moves) {
    const name = placeName(move.row, move.target);
    const first = staying.get(name);
    if (first) joinCodings(study, requireCodingRow(study, first.row.id), requireCodingRow(study, move.row.id));
    else staying.set(name, move);
  }
  return [...staying.values()];
}

/**
 * Puts codings on their places one by one though no two may ever stand in one: whoever stands in the way goes first; of a
 * ring of those one waits behind the end of the text.
 */
function settle(study: WritableStudy, moves: readonly Move[], behind: number): void {
  const standing = new Map<string, Move>();
  for (const move of moves) standing.set(placeName(move.row, move.row), move);
  const done = new Set<Move>();
  let parked = 0;
  const put = (move: Move, from: TextRange) => {
    if (standing.get(placeName(move.row, from)) === move) standing.delete(placeName(move.row, from));
    const write = move.changed ? setCodingRange : moveCodingRange;
    write(study, move.row.key, move.target.start, move.target.end);
    done.add(move);
  };
  for (const start of moves) {
    const chain = [start];
    const waiting = new Set(chain);
    while (chain.length > 0) {
      const move = chain.at(-1) as Move;
      const inTheWay = standing.get(placeName(move.row, move.target));
      if (done.has(move) || inTheWay === move) {
        if (!done.has(move) && move.changed) put(move, move.row);
        done.add(move);
        chain.pop();
      } else if (!inTheWay || done.has(inTheWay)) {
        put(move, move.row);
        chain.pop();
      } else if (waiting.has(inTheWay)) {
        standing.delete(placeName(inTheWay.row, inTheWay.row));
        parked++;
        moveCodingRange(study, inTheWay.row.key, behind + parked, behind + parked + 1);
      } else {
        chain.push(inTheWay);
        waiting.add(inTheWay);
      }
    }
  }
}
