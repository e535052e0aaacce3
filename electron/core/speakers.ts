import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts';
import type { CodingId, SpeakerId } from '#shared/domain/ids.ts';
import { AxialError } from '#shared/domain/result.ts';
import type { Speaker } from '#shared/domain/speaker.ts';
import type { Turn } from '#shared/text/turns.ts';
import { ensureCoder } from '../store/coders.ts';
import { findSameCoding, insertCoding } from '../store/codings.ts';
import { listDocuments } from '../store/documents.ts';
import { setSpeakerColor, setSpeakerRole } from '../store/speakers.ts';
import { listSpeakerValues, listSpeakerVariables } from '../store/speakerVariables.ts';
import type { ReadableStudy, WritableStudy } from '../store/study.ts';
import { requireCode, requireCodeKey } from './codeRules.ts';
import { requireDocumentKey } from './codingRules.ts';
import { codeNamed, listed } from './codings.ts';
import type { CoreContext, Handlers, ProceduresOf } from './context.ts';
import { confirmSpeakers, listCandidates } from './speakerConfirming.ts';
import {
  ensureRows,
  type KnownSpeaker,
  requireSpeakers,
  speakersByDocument,
  speakersIn,
  turnsIn,
} from './speakerRules.ts';
import { createSpeakerVariable, deleteSpeakerVariableOf, setSpeakerValues } from './speakerVariables.ts';
import { toVariable } from './variables.ts';
import { brief, count } from './words.ts';

export const speakerHandlers: Handlers<ProceduresOf<'speakers'>> = {
  'speakers.names': (context) => {
    const people = [...speakersByDocument(context.readable()).values()].flat().filter(({ role }) => role !== 'none');
    return [...Map.groupBy(people, ({ name }) => name)].map(([name, list]) => ({
      name,
      // Who asks in one document and answers in another is no interviewer here.
      role: list.every(({ role }) => role === 'interviewer') ? 'interviewer' : 'participant',
      ids: list.map(({ id }) => id),
    }));
  },
  'speakers.list': (context, { documentIds }) => {
    const study = context.readable();
    return {
      speakers: (documentIds ?? listDocuments(study).map(({ id }) => id)).flatMap((id) => {
        const key = requireDocumentKey(study, id);
        const list = speakersIn(study, key);
        return list.length === 0 ? [] : withTurns(list, turnsIn(study, key, list));
      }),
      variables: listSpeakerVariables(study).map(toVariable),
      values: listSpeakerValues(study),
    };
  },
  'speakers.turns': (context, { documentId }) => {
    const study = context.readable();
    const key = requireDocumentKey(study, documentId);
    const speakers = speakersIn(study, key);
    const idOf = new Map(speakers.map(({ name, id }) => [name, id]));
    return turnsIn(study, key, speakers).map(({ name, nameStart, start, end }) => ({
      ...{ nameStart, start, end },
      speakerId: idOf.get(name) as SpeakerId,
    }));
  },
  'speakers.update': updateSpeakers,
  'speakers.candidates': listCandidates,
  'speakers.confirm': confirmSpeakers,
  'speakers.code': codeTurns,
  'speakers.createVariable': createSpeakerVariable,
  'speakers.deleteVariable': deleteSpeakerVariableOf,
  'speakers.setValues': setSpeakerValues,
};

function withTurns(speakers: readonly KnownSpeaker[], turns: readonly Turn[]): OutputOf<'speakers.list'>['speakers'] {
  const byName = Map.groupBy(turns, (turn) => turn.name);
  return speakers.map(({ id, documentId, name, role, color, position }) => {
    const own = byName.get(name) ?? [];
    const characters = own.reduce((sum, turn) => sum + turn.characters, 0);
    return { id, documentId, name, role, color, position, turns: own.length, characters };
  });
}

function updateSpeakers(context: CoreContext, { ids, role, color }: ParsedInputOf<'speakers.update'>) {
  const who = whoIs(requireSpeakers(context.readable(), ids));
  const label = role === undefined ? `Colour ${who}` : `${who}: ${roleWords[role]}`;
  return context.operate({ name: 'speakers.update', label }, (study) => {
    let changed = 0;
    for (const row of ensureRows(study, ids)) {
      const newRole = role !== undefined && role !== row.role;
      const newColor = color !== undefined && color !== row.color;
      if (newRole) setSpeakerRole(study, row.key, role);
      if (newColor) setSpeakerColor(study, row.key, color);
      if (newRole || newColor) changed++;
    }
    return { changed };
  });
}

const roleWords = { participant: 'a participant', interviewer: 'an interviewer', none: 'not a speaker' } as const;

/** “Anna”, or how many. */
export function whoIs(speakers: readonly Pick<Speaker, 'name'>[]): string {
  const names = new Set(speakers.map(({ name }) => name));
  const [only] = names;
  return names.size === 1 && only !== undefined ? `“${brief(only)}”` : count(names.size, 'speaker');
}

/** Codes every turn with words of some speakers. @throws AxialError `invalid_input` without a code, or without a turn. */
function codeTurns(context: CoreContext, { speakerIds, codeIds, newCode }: ParsedInputOf<'speakers.code'>) {
  const speakers = requireSpeakers(context.readable(), speakerIds);
  let codings = 0;
  const names: string[] = [];
  const label = () => {
    const what = names.length === 1 ? brief(names[0] ?? '') : count(names.length, 'code');
    return `Code ${count(codings, 'turn')} of ${whoIs(speakers)} with ${what}`;
  };
  return context.operate({ name: 'codings.add', label }, (study) => {
    const places = turnsOfSpeakers(study, speakers);
    codings = places.length;
    if (places.length === 0) throw new AxialError('invalid_input', `${whoIs(speakers)} says nothing in this study.`);
    const made = newCode && codeNamed(study, newCode);
    const codes = [...new Set([...codeIds, ...(made ? [made.id] : [])])].map((id) => requireCode(study, id));
    if (codes.length === 0) throw new AxialError('invalid_input', 'Choose at least one code.');
    names.push(...codes.map((code) => code.name));
    const coderKey = ensureCoder(study, study.actor);
    const added: CodingId[] = [];
    let existing = 0;
    for (const { id } of codes) {
      const codeKey = requireCodeKey(study, id);
      for (const { documentKey, start, end } of places) {
        const place = { documentKey, codeKey, coderKey, start, end };
        if (findSameCoding(study, place)) existing++;
        else added.push(insertCoding(study, { ...place, weight: null, comment: '' }));
      }
    }
    return { added, existing, newCode: made ? listed(study, made.id) : null };
  });
}

function turnsOfSpeakers(study: WritableStudy | ReadableStudy, speakers: readonly KnownSpeaker[]) {
  return [...Map.groupBy(speakers, (speaker) => speaker.documentKey)].flatMap(([documentKey, chosen]) => {
    const names = new Set(chosen.map(({ name }) => name));
    return turnsIn(study, documentKey, speakersIn(study, documentKey))
      .filter(({ name, start, end }) => names.has(name) && start < end)
      .map(({ start, end }) => ({ documentKey, start, end }));
  });
}
