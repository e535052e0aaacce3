import { type NamePlace, replaceNames } from '#shared/anonymity/pseudonyms.ts';
import type { DocumentFilter } from '#shared/domain/documentSet.ts';
import type { SpeakerId, VariableId } from '#shared/domain/ids.ts';
import { assertNever } from '#shared/domain/result.ts';
import { findDocumentSet, listDocumentSets, updateDocumentSet } from '../store/documentSets.ts';
import { renameStudy } from '../store/documents.ts';
import { findSpeakerRow } from '../store/speakers.ts';
import {
  listSpeakerValues,
  listSpeakerVariables,
  setSpeakerValue,
  updateSpeakerVariable,
} from '../store/speakerVariables.ts';
import type { WritableStudy } from '../store/study.ts';
import { listVariables, updateVariable } from '../store/variables.ts';
import type { WritingPlace } from '../store/writings.ts';

type Find = (text: string) => NamePlace[];
type Label = Extract<WritingPlace, { kind: 'label' }>;

/** The name itself, or, where it is taken, with a number behind it. */
export function freeName(name: string, isTaken: (name: string) => boolean): string {
  if (!isTaken(name)) return name;
  let number = 2;
  while (isTaken(`${name} (${number})`)) number++;
  return `${name} (${number})`;
}

/** Puts pseudonyms into the name of the study, of a variable or of a set, or into what a live set compares with. */
export function replaceInLabel(study: WritableStudy, { of, id }: Label, words: string, find: Find): void {
  switch (of) {
    case 'study':
      renameStudy(study, words);
      break;
    case 'variable':
      renamed(listVariables(study), id, words, (variable) => updateVariable(study, variable));
      break;
    case 'speakerVariable':
      renamed(listSpeakerVariables(study), id, words, (variable) => updateSpeakerVariable(study, variable));
      break;
    case 'set':
      renamed(listDocumentSets(study), id, words, (set) => updateDocumentSet(study, set));
      break;
    case 'condition':
      replaceInConditions(study, id, find);
      break;
    default:
      assertNever(of);
  }
}

function renamed<Row extends { readonly id: string; readonly name: string }>(
  rows: readonly Row[],
  id: string,
  words: string,
  write: (row: Row) => void,
): void {
  const row = rows.find((each) => each.id === id);
  const isTaken = (name: string) => rows.some((other) => other.id !== id && other.name === name);
  if (row) write({ ...row, name: freeName(words, isTaken) });
}

/** A live set goes on meaning the same documents: what it compares with is renamed as they are. */
function replaceInConditions(study: WritableStudy, id: string, find: Find): void {
  const set = findDocumentSet(study, id as Parameters<typeof findDocumentSet>[1]);
  if (!set?.filter) return;
  const renamedWords = (words: string) => replaceNames(words, find(words));
  const conditions: DocumentFilter['conditions'] = set.filter.conditions.map((condition) =>
    condition.by === 'name'
      ? { ...condition, contains: renamedWords(condition.contains) }
      : condition.by === 'variable'
        ? { ...condition, value: renamedWords(condition.value) }
        : condition,
  );
  updateDocumentSet(study, { ...set, filter: { ...set.filter, conditions } });
}

/** A value of a list of choices has to stand in the list. */
export function replaceInSpeakerValue(
  study: WritableStudy,
  { speakerId, variableId }: { readonly speakerId: SpeakerId; readonly variableId: VariableId },
  value: string,
): void {
  const variable = listSpeakerVariables(study).find(({ id }) => id === variableId);
  const speaker = findSpeakerRow(study, speakerId);
  if (!variable || !speaker) return;
  if (variable.type === 'choice' && !variable.choices.includes(value)) {
    updateSpeakerVariable(study, { ...variable, choices: [...variable.choices, value] });
  }
  setSpeakerValue(study, speaker.key, variable.key, value);
}

/** Names in lists of choices that no speaker has any more. */
export function replaceInSpeakerChoices(study: WritableStudy, find: Find): void {
  const values = listSpeakerValues(study);
  for (const variable of listSpeakerVariables(study)) {
    const used = new Set(values.flatMap(({ variableId, value }) => (variableId === variable.id ? [value] : [])));
    const choices = variable.choices.map((choice) => (used.has(choice) ? choice : replaceNames(choice, find(choice))));
    if (choices.every((choice, index) => choice === variable.choices[index])) continue;
    updateSpeakerVariable(study, { ...variable, choices: [...new Set(choices)] });
  }
}
