import { buildCodeTree, compareNames } from '../../domain/codeTree.ts';
import { type ExchangeChoice, type ExchangeStudy, narrow } from './exchangeStudy.ts';
import { readKept } from './kept.ts';

/** What of a study the exchange format has no place for; ids of the documents, memos or sets, once for each of it. */
export interface StudyExtras {
  readonly formattedDocuments: readonly string[];
  readonly formattedMemos: readonly string[];
  readonly speakers: readonly string[];
  readonly speakerValues: readonly string[];
  readonly liveSets: readonly string[];
  readonly presets: number;
  readonly steps: number;
}

export type ProjectFormat = 'qdpx' | 'qde' | 'qdc';

/** Something that other programs will not see, and how much of it there is. */
export interface ProjectLoss {
  readonly what: string;
  readonly count: number;
  readonly sentence: string;
  /** It is in the file all the same, for Axial. */
  readonly carried: boolean;
}

/** What a project will hold. */
export function countProject(whole: ExchangeStudy, choice: ExchangeChoice, format: ProjectFormat) {
  const part = narrow(whole, choice);
  const codes = { what: 'codes', count: part.codes.length };
  if (format === 'qdc') return [codes];
  return [
    { what: 'documents', count: part.documents.length },
    codes,
    { what: 'coded segments', count: part.codings.length },
    { what: 'memos', count: part.memos.length },
    { what: 'variables', count: part.variables.length },
    { what: 'coders', count: part.coders.length },
    { what: 'groups and sets of documents', count: part.groups.length + part.sets.length },
    { what: 'parts kept from other programs', count: part.parts.length },
  ].filter(({ count }) => count > 0);
}

/**
 * What other programs will not see of a study, for the person who writes a project (REFI-QDA §6: told at export, in as much
 * detail as possible). In an archive most of it travels beside the project, and another Axial has it all.
 */
export function listProjectLosses(
  whole: ExchangeStudy,
  extras: StudyExtras,
  choice: ExchangeChoice,
  format: ProjectFormat,
): ProjectLoss[] {
  const part = narrow(whole, choice);
  const carried = format === 'qdpx';
  const losses = [...codeLosses(part), ...(format === 'qdc' ? beyondCodes(part) : projectLosses(part, extras))];
  const beside = losses.map((loss) => ({ ...loss, carried: carried && !never.has(loss.what) }));
  return [...beside, ...leftOut(part, choice, format), ...history(extras)].filter(({ count }) => count > 0);
}

type Loss = Omit<ProjectLoss, 'carried'>;
const loss = (what: string, count: number, sentence: string): Loss => ({ what, count, sentence });

/** What is in no archive either. */
const never: ReadonlySet<string> = new Set(['documents', 'coded segments', 'memos', 'variables']);

function codeLosses({ codes }: ExchangeStudy): Loss[] {
  const ruled = codes.filter(({ whenToUse, whenNotToUse, example }) => whenToUse + whenNotToUse + example !== '');
  return [
    loss(
      'rules of codes',
      ruled.length,
      'When to use a code, when not, and its example: other programs see only the description.',
    ),
    loss(
      'roles of codes',
      codes.filter(({ role }) => role !== null).length,
      'Whether a code is a category, a property or a dimension.',
    ),
    loss('keys of codes', codes.filter(({ key }) => key !== null).length, 'The keys that code while reading.'),
    loss('order of codes', inOwnOrder(codes), 'Programs that sort codes by name show them in another order.'),
  ];
}

/** Codes that do not stand among their siblings as their names would have it. */
function inOwnOrder(codes: ExchangeStudy['codes']): number {
  const tree = buildCodeTree(codes);
  const lists = [tree.themes, ...[...tree.byId.values()].map(({ children }) => children)];
  return lists.reduce((sum, nodes) => {
    const names = nodes.map(({ code }) => code.name);
    const sorted = [...names].sort(compareNames);
    return sum + names.filter((name, at) => name !== sorted[at]).length;
  }, 0);
}

function beyondCodes(part: ExchangeStudy): Loss[] {
  const only = 'A codebook holds codes only.';
  return [
    loss('documents', part.documents.length, only),
    loss('coded segments', part.codings.length, only),
    loss('memos', part.memos.length, only),
    loss('variables', part.variables.length, only),
  ];
}

function projectLosses(part: ExchangeStudy, extras: StudyExtras): Loss[] {
  const documents = new Set<string>(part.documents.map(({ id }) => id));
  const memos = new Set<string>(part.memos.map(({ id }) => id));
  const sets = new Set(part.sets.map(({ id }) => id));
  const among = (ids: readonly string[], all: ReadonlySet<string>) => ids.filter((id) => all.has(id)).length;
  const choices = part.variables.filter(({ type }) => type === 'choice');
  const originals = part.documents.filter(({ source }) => source !== null && !/\.docx$/i.test(source.name));
  return [
    loss(
      'types of memos',
      part.memos.filter(({ type }) => type !== 'free').length,
      'Other programs see memos without a type.',
    ),
    loss(
      'flags of memos',
      part.memos.filter(({ flag }) => flag !== null).length,
      'Other programs see memos without a flag.',
    ),
    loss(
      'formatted memos',
      among(extras.formattedMemos, memos),
      'Headings, lists, looks of words, mentions and quotations become plain lines.',
    ),
    loss(
      'weights',
      part.codings.filter(({ weight }) => weight !== null).length,
      'Other programs see coded segments without a weight.',
    ),
    loss(
      'formatted documents',
      among(extras.formattedDocuments, documents),
      'Headings, lists, tables and looks of words: other programs see the plain text.',
    ),
    loss('speakers', among(extras.speakers, documents), 'Who speaks is plain text for other programs.'),
    loss(
      'facts about speakers',
      among(extras.speakerValues, documents),
      'Other programs know facts about documents only.',
    ),
    loss('document groups', part.groups.length, 'Groups of documents become sets.'),
    loss(
      'conditions of sets',
      among(extras.liveSets, sets),
      'Other programs see the documents that a set holds now, as a fixed list.',
    ),
    loss('choices of variables', choices.length, 'Variables with a list of choices become text.'),
    loss('original files', originals.length, 'Files other than Word documents: other programs see their text.'),
    loss('saved exports', extras.presets, 'Saved choices of exports.'),
  ];
}

/** What the choice leaves out of files and paths. */
function leftOut(part: ExchangeStudy, choice: ExchangeChoice, format: ProjectFormat): ProjectLoss[] {
  if (format === 'qdc') return [];
  const isWithout = format === 'qde' || !choice.sources;
  const why = format === 'qde' ? 'A project without an archive holds no files.' : 'Files were left out as chosen.';
  const files = part.documents.filter(({ source }) => source !== null).length + part.keptFiles.length;
  const segments = choice.nvivo && format === 'qdpx' ? part.codings.length : 0;
  const nvivo = 'Positions are counted as NVivo for Windows does: other programs may show wrong words.';
  const paths = 'Where files lay on other computers stays out, unless it is asked for.';
  const lost = (what: string, count: number, sentence: string) => ({ what, count, sentence, carried: false });
  return [
    lost('files', isWithout ? files : 0, why),
    lost('paths of files', choice.paths ? 0 : pathsIn(part), paths),
    lost('positions', segments, nvivo),
  ];
}

function pathsIn({ parts }: ExchangeStudy): number {
  const sources = [...readKept<'source'>(parts, 'source').values()];
  const projects = [...readKept<'project'>(parts, 'project').values()];
  const withPath = sources.filter(({ element }) => 'currentPath' in element && element.currentPath !== undefined);
  return withPath.length + projects.filter(({ element }) => element.basePath !== undefined).length;
}

const history = ({ steps }: StudyExtras): ProjectLoss[] => [
  { what: 'steps of the history', count: steps, sentence: 'Who did what and when stays in the study.', carried: false },
];
