import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import type { SpeakerRole } from '#shared/domain/speaker.ts';

export type Candidate = OutputOf<'speakers.candidates'>[number];

/** Roles that were chosen by hand, by name. */
export type ChosenRoles = ReadonlyMap<string, SpeakerRole>;

/** What a name counts as when all is confirmed: as chosen, as known or guessed; an unmarked one is nobody unless chosen. */
export const roleOf = ({ name, marked, role }: Candidate, chosen: ChosenRoles): SpeakerRole =>
  chosen.get(name) ?? (marked ? role : 'none');

/** The names to confirm: all that are marked, and those found besides that somebody made a speaker. */
export const namesToConfirm = (
  candidates: readonly Candidate[],
  chosen: ChosenRoles,
): InputOf<'speakers.confirm'>['names'] =>
  candidates
    .map((candidate) => ({ name: candidate.name, role: roleOf(candidate, chosen), marked: candidate.marked }))
    .filter(({ role, marked }) => marked || role !== 'none')
    .map(({ name, role }) => ({ name, role }));
