import type { WritableStudy } from '../../store/study.ts';
import type { BringingPlan } from './planBringing.ts';
import { writeCodes } from './writeCodes.ts';
import { writeCodings } from './writeCodings.ts';
import { writeDocuments } from './writeDocuments.ts';
import { writeMemos } from './writeMemos.ts';
import { writeNamed, writeSets, writeValues } from './writeNamed.ts';
import { writeKept, writeSupplement } from './writeRest.ts';
import { beginWriting, broughtBy } from './writing.ts';

/**
 * Does what was planned, inside an operation of the caller; the plan must be of this revision. `exact`: the study is new,
 * so places and times are those of the file. Answers what became of the things of each kind.
 */
export function bringIn(study: WritableStudy, plan: BringingPlan, exact: boolean) {
  const writing = beginWriting(study, plan, exact);
  writeNamed(writing);
  writeCodes(writing);
  writeDocuments(writing);
  writeValues(writing);
  writeSets(writing);
  writeCodings(writing);
  writeMemos(writing);
  writeKept(writing);
  writeSupplement(writing);
  return broughtBy(writing);
}
