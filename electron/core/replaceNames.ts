import { replaceNamesInBody } from '#shared/anonymity/memoBody.ts';
import { pseudonymise } from '#shared/anonymity/pseudonymise.ts';
import { createNameFinder, type NamePlace, replaceNames } from '#shared/anonymity/pseudonyms.ts';
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts';
import type { CodingId, DocumentId, GroupId, MemoId } from '#shared/domain/ids.ts';
import { assertNever } from '#shared/domain/result.ts';
import { findChildKey, findCode, findCodeKey, updateCode } from '../store/codes.ts';
import { findCodingRow, setCodingNotes } from '../store/codings.ts';
import { findGroup, listGroups, renameDocument, renameGroup, setDocumentNote } from '../store/documents.ts';
import { findMemo, writeMemo } from '../store/memos.ts';
import type { WritableStudy } from '../store/study.ts';
import { findVariable, listValuesOf, listVariables, setValue, updateVariable } from '../store/variables.ts';
import { readWritings, type Writing, type WritingPlace } from '../store/writings.ts';
import { requireDocumentKey } from './codingRules.ts';
import type { CoreContext } from './context.ts';
import { requireStoredText } from './correctionPlan.ts';
import { correctText } from './corrections.ts';
import { freeDocumentName } from './documentRules.ts';
import { chosenPseudonyms } from './keyFile.ts';
import { requireBody, setBodyLinks } from './memoRules.ts';
import { freeName, replaceInLabel, replaceInSpeakerChoices, replaceInSpeakerValue } from './replaceLabels.ts';
import { count } from './words.ts';

type Find = (text: string) => NamePlace[];

/**
 * Puts pseudonyms in the place of names, everywhere or in texts alone: one step. Texts get a new version, in which codings
 * stay on their words. Neither the step nor its label says which names they were.
 */
export function replacePseudonyms(
  context: CoreContext,
  input: ParsedInputOf<'pseudonyms.replace'>,
): OutputOf<'pseudonyms.replace'> {
  const find = createNameFinder(chosenPseudonyms(context, input.pseudonymIds));
  const found: { writing: Writing; places: NamePlace[] }[] = [];
  for (const writing of readWritings(context.readable(), input)) {
    const places = find(writing.text);
    if (places.length > 0) found.push({ writing, places });
  }
  const places = found.reduce((sum, { places }) => sum + places.length, 0);
  const documents = new Set(found.map(({ writing }) => writing.where)).size;
  if (places === 0) return { places, documents };
  const label = `Put pseudonyms in ${count(places, 'place')}`;
  return context.operate({ name: 'pseudonyms.replace', label }, (study) => {
    for (const { writing, places } of found) replaceIn(study, writing, places, find);
    if (input.everywhere) {
      replaceInChoices(study, find);
      replaceInSpeakerChoices(study, find);
    }
    return { places, documents };
  });
}

function replaceIn(study: WritableStudy, { in: place, text }: Writing, places: readonly NamePlace[], find: Find): void {
  const words = replaceNames(text, places);
  switch (place.kind) {
    case 'document':
      replaceInText(study, place.documentId, places, find);
      break;
    case 'documentName':
      replaceInName(study, place.documentId, words);
      break;
    case 'documentNote':
      setDocumentNote(study, requireDocumentKey(study, place.documentId), words);
      break;
    case 'value':
      replaceInValue(study, place, words);
      break;
    case 'speakerValue':
      replaceInSpeakerValue(study, place, words);
      break;
    case 'label':
      replaceInLabel(study, place, words, find);
      break;
    case 'memo':
    case 'memoTitle':
      replaceInMemo(study, place.memoId, find);
      break;
    case 'code':
      replaceInCode(study, place, words);
      break;
    case 'group':
      replaceInGroup(study, place.groupId, words);
      break;
    case 'comment':
      replaceInComment(study, place.codingId, words);
      break;
    default:
      assertNever(place);
  }
}

/** Each name is an edit of its own, so that a coding on the name alone stands on its pseudonym. */
function replaceInText(study: WritableStudy, id: DocumentId, places: readonly NamePlace[], find: Find): void {
  const documentKey = requireDocumentKey(study, id);
  const stored = requireStoredText(study, documentKey);
  correctText(study, { documentKey, ...pseudonymise(stored.text, stored.format, places, find) });
}

function replaceInName(study: WritableStudy, id: DocumentId, name: string): void {
  renameDocument(study, requireDocumentKey(study, id), freeDocumentName(study, name, null));
}

/** A value of a list of choices has to stand in the list. */
function replaceInValue(
  study: WritableStudy,
  { documentId, variableId }: Extract<WritingPlace, { kind: 'value' }>,
  value: string,
): void {
  const variable = findVariable(study, variableId);
  if (!variable) return;
  if (variable.type === 'choice' && !variable.choices.includes(value)) {
    updateVariable(study, { ...variable, choices: [...variable.choices, value] });
  }
  setValue(study, requireDocumentKey(study, documentId), variable.key, value);
}

/** Names in lists of choices that no document has any more. */
function replaceInChoices(study: WritableStudy, find: Find): void {
  for (const variable of listVariables(study)) {
    const used = new Set(listValuesOf(study, variable.key).map(({ value }) => value));
    const choices = variable.choices.map((choice) => (used.has(choice) ? choice : replaceNames(choice, find(choice))));
    if (choices.every((choice, index) => choice === variable.choices[index])) continue;
    updateVariable(study, { ...variable, choices: [...new Set(choices)] });
  }
}

function replaceInCode(
  study: WritableStudy,
  { codeId, field }: Extract<WritingPlace, { kind: 'code' }>,
  words: string,
): void {
  const code = findCode(study, codeId);
  const key = findCodeKey(study, codeId);
  if (!code || key === undefined) return;
  const parentKey = code.parentId === null ? null : (findCodeKey(study, code.parentId) ?? null);
  const isTaken = (name: string) => ![undefined, key].includes(findChildKey(study, parentKey, name));
  updateCode(study, key, { [field]: field === 'name' ? freeName(words, isTaken) : words });
}

function replaceInGroup(study: WritableStudy, id: GroupId, name: string): void {
  const group = findGroup(study, id);
  const isTaken = (wanted: string) => listGroups(study).some((other) => other.name === wanted && other.id !== id);
  if (group) renameGroup(study, group.key, freeName(name, isTaken));
}

/** Title and body together; what was replaced once is not there any more. */
function replaceInMemo(study: WritableStudy, id: MemoId, find: Find): void {
  const memo = findMemo(study, id);
  if (!memo) return;
  const title = replaceNames(memo.title, find(memo.title));
  const body = replaceNamesInBody(memo.body, find);
  if (title === memo.title && body === memo.body) return;
  const { text, references } = requireBody(body);
  writeMemo(study, memo.key, { title, body, text });
  setBodyLinks(study, memo.key, references);
}

function replaceInComment(study: WritableStudy, id: CodingId, comment: string): void {
  const coding = findCodingRow(study, id);
  if (coding) setCodingNotes(study, coding.key, { comment });
}
