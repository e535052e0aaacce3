import { findMail, findWeb } from './addresses.ts';
import { findBirths } from './births.ts';
import { findIdentityNumbers } from './identityNumbers.ts';
import { findNames, type WordEvidence } from './names.ts';
import { findPhones } from './phones.ts';
import { type Trace, type TraceKind, withoutOverlaps } from './trace.ts';

const finders: Readonly<Record<TraceKind, (text: string, evidence: WordEvidence) => Trace[]>> = {
  name: findNames,
  mail: findMail,
  phone: findPhones,
  web: findWeb,
  identity: findIdentityNumbers,
  birth: findBirths,
};

/**
 * Probable names and other traces in one text, by rules and lists, in order and without overlaps; UTF-16 units. It can
 * miss, and it can take a word for a name: a person decides about each.
 */
export function findTraces(text: string, kinds: readonly TraceKind[], evidence: WordEvidence): Trace[] {
  // All rules run, whatever is asked for: an e-mail address holds a name and is not one.
  const all = withoutOverlaps(Object.values(finders).flatMap((find) => find(text, evidence)));
  return all.filter(({ kind }) => kinds.includes(kind));
}
