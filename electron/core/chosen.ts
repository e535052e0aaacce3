import type { SegmentChoice } from '#shared/contract/procedures/codings.ts';
import type { ExportChoice } from '#shared/contract/procedures/exportChoice.ts';
import { type CodeNode, descendantsOf, pathOf, walkCodes } from '#shared/domain/codeTree.ts';
import type { StudyDocument } from '#shared/domain/document.ts';
import type { CodeId, CoderId } from '#shared/domain/ids.ts';
import type { Memo } from '#shared/domain/memo.ts';
import type { Variable } from '#shared/domain/variable.ts';
import { listCoders } from '../store/coders.ts';
import { listDocuments } from '../store/documents.ts';
import { listWholeMemos } from '../store/memos.ts';
import { listVariables } from '../store/variables.ts';
import type { CoreContext } from './context.ts';
import { findSegments } from './segments.ts';
import { type HeardText, heardText, wordsOfChoice } from './speakerChoice.ts';
import { count } from './words.ts';

/** Of what an export is made: the part of the study that one choice lets through, the same for every kind. */
export interface Chosen {
  readonly choice: ExportChoice;
  /** In study order. */
  readonly documents: readonly StudyDocument[];
  /** In the order of the tree, with subcodes where the choice says so. */
  readonly codes: readonly CodeNode[];
  readonly variables: readonly Variable[];
  readonly coders: readonly { readonly id: CoderId; readonly name: string; readonly codings: number }[];
  /** What was chosen, in words: one entry a kind that was narrowed; empty = everything. */
  readonly words: readonly (readonly [name: string, value: string])[];
  /** What is heard of each document; `null` = everything. */
  readonly heard: HeardText | null;
  /** Codings of these codes, in these documents, by these coders, in the words of these speakers: rows of the columns. */
  codings(): number[];
  /** Memos in the order in which they were made. {@link isAbout} says which. */
  memos(): Memo[];
}

/** The one filter of all exports. */
export function chosenBy(context: CoreContext, choice: ExportChoice): Chosen {
  const study = context.readable();
  const keep = <Entry extends { readonly id: string }>(entries: readonly Entry[], ids: readonly string[] | null) => {
    const wanted = ids && new Set(ids);
    return wanted ? entries.filter(({ id }) => wanted.has(id)) : entries;
  };
  const documents = keep(listDocuments(study), choice.documentIds);
  const coders = keep(listCoders(study), choice.coderIds);
  const codes = codesOf(context, choice);
  return {
    choice,
    documents,
    codes,
    variables: keep(listVariables(study), choice.variableIds),
    coders,
    words: choiceWords(context, choice),
    heard: heardText(study, choice.speakers),
    codings: () =>
      findSegments(context, {
        choice: { ...everySegment, ...segmentPart(choice) },
        order: 'place',
        descending: false,
        grouping: 'document',
      }),
    memos: () => {
      const about = {
        documents: choice.documentIds && new Set<string>(documents.map(({ id }) => id)),
        codes: choice.codeIds && new Set<string>(codes.map(({ code }) => code.id)),
        authors: choice.coderIds && new Set(coders.map(({ name }) => name)),
      };
      return listWholeMemos(study).filter((memo) => isAbout(memo, about));
    },
  };
}

const everySegment: SegmentChoice = {
  ...{ codeIds: null, withSubcodes: true, documentIds: null, coderIds: null },
  ...{ overlapping: null, within: null, codingIds: null, speakers: null },
};

const segmentPart = ({ codeIds, withSubcodes, documentIds, coderIds, speakers }: ExportChoice) => ({
  ...{ codeIds, withSubcodes, documentIds, coderIds, speakers },
});

function codesOf(context: CoreContext, { codeIds, withSubcodes }: ExportChoice): CodeNode[] {
  const tree = context.codeTree();
  const all = [...walkCodes(tree)];
  if (codeIds === null) return all;
  const below = withSubcodes ? codeIds.flatMap((id) => descendantsOf(tree, id).map(({ code }) => code.id)) : [];
  const wanted = new Set<CodeId>([...codeIds, ...below]);
  return all.filter(({ code }) => wanted.has(code.id));
}

interface About {
  readonly documents: ReadonlySet<string> | null;
  readonly codes: ReadonlySet<string> | null;
  readonly authors: ReadonlySet<string> | null;
}

/**
 * Whether a memo goes out: where documents were chosen, it points at one of them (or at words in it); where codes were
 * chosen, it points at one of those; where coders were chosen, one of them wrote it. What points at nothing chosen stays.
 */
function isAbout({ links, author }: Memo, { documents, codes, authors }: About): boolean {
  if (authors && !authors.has(author)) return false;
  if (documents && !links.some(({ target }) => 'documentId' in target && documents.has(target.documentId)))
    return false;
  return !codes || links.some(({ target }) => target.kind === 'code' && codes.has(target.codeId));
}

/** A choice of more than so many things is only counted. */
const mostNamed = 40;

/** What was chosen, by name. */
export function choiceWords(context: CoreContext, choice: ExportChoice): [string, string][] {
  const study = context.readable();
  const named = (ids: readonly string[], names: ReadonlyMap<string, string>, one: string) => {
    const known = ids.flatMap((id) => names.get(id) ?? []);
    return known.length > mostNamed || known.length === 0 ? count(known.length, one) : known.join(', ');
  };
  const byId = (entries: readonly { readonly id: string; readonly name: string }[]) =>
    new Map(entries.map(({ id, name }) => [id, name]));
  const words: [string, string][] = [];
  if (choice.codeIds) {
    const tree = context.codeTree();
    const paths = new Map<string, string>(choice.codeIds.map((id) => [id, pathOf(tree, id)]));
    const known = choice.codeIds.filter((id) => tree.byId.has(id));
    words.push(['codes', `${named(known, paths, 'code')} (${choice.withSubcodes ? 'with' : 'without'} subcodes)`]);
  }
  if (choice.documentIds) words.push(['documents', named(choice.documentIds, byId(listDocuments(study)), 'document')]);
  if (choice.coderIds) words.push(['coders', named(choice.coderIds, byId(listCoders(study)), 'coder')]);
  if (choice.variableIds) words.push(['variables', named(choice.variableIds, byId(listVariables(study)), 'variable')]);
  const speakers = wordsOfChoice(study, choice.speakers);
  if (speakers) words.push(['speakers', speakers]);
  return words;
}
