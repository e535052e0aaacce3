import type { ComparisonChoice } from '#shared/analysis/comparison.ts';
import type { CoOccurrenceChoice } from '#shared/analysis/coOccurrence.ts';
import type { LedgerParts } from '#shared/analysis/pairLedger.ts';
import type { ComparisonResult, CoOccurrenceResult } from '#shared/analysis/results.ts';
import type { CodingChoice } from '#shared/analysis/selection.ts';
import type { ComparedThings } from '#shared/contract/procedures/snapshots.ts';
import type { DataTable } from '#shared/interchange/dataSet.ts';
import type { IncomingStudy } from '#shared/interchange/incoming.ts';
import type { TextEdit } from '#shared/text/differences.ts';
import type { PatternHits, PatternRequest } from '#shared/text/searchPattern.ts';
import type { TypicalWords } from '#shared/text/typicalWords.ts';
import type { WordCounts } from '#shared/text/wordCounts.ts';
import type { WordTrend } from '#shared/text/wordTrend.ts';
import type { ReadingAnswer, ReadingRequest } from '../core/readings.ts';
import type { ArchiveRequest, ArchiveResult } from '../export/packArchive.ts';
import type { PictureRequest } from '../export/picture.ts';
import type { WordFileRequest } from '../export/word.ts';
import type { WorkbookRequest } from '../export/workbook.ts';
import type { ZipRequest } from '../export/zip.ts';
import type { ImportReading } from '../import/readImport.ts';
import type { DocumentReading, ReadRequest } from '../import/reading.ts';
import type { SurveyLook, SurveyReading, SurveyRequest } from '../import/readSurvey.ts';
import type { TableRequest, TableRows } from '../import/table.ts';
import type { ColumnsPlan } from '../store/columnsParts.ts';
import type { DocumentsAt, PartRequest } from '../store/columnsTask.ts';
import type { Finding } from '../store/finding.ts';
import type { CopyLook, FileToLookAt } from '../store/snapshots.ts';
import type { WordChartRequest } from '../store/wordChartTask.ts';
import type { WordRequest } from '../store/wordTask.ts';
import type { AnalysisRequest } from './analyses.ts';
import type { AnonymityReport, AnonymityRequest } from './anonymity.ts';
import type { ChartRequest } from './charts.ts';
import type { IncomingRequest } from './incoming.ts';
import type { ProjectReport, ProjectRequest } from './project.ts';

/** What a worker can be asked to do: the input and output of each task. Everything here crosses by structured clone. */
export interface Tasks {
  /** Reads one file (or bytes) into text and marks. */
  'document.read': { input: ReadRequest; output: DocumentReading };
  /** Reads one file into a document, or, where it is a table, into several. */
  'import.read': { input: ReadRequest; output: ImportReading };
  /** Reads a CSV or XLSX table into rows of words. */
  'table.read': { input: TableRequest; output: TableRows };
  /** Looks into a table and proposes how it could come in as documents. */
  'survey.look': { input: TableRequest & { readonly headerRow: number | null }; output: SurveyLook };
  /** Reads a table into documents. */
  'survey.read': { input: SurveyRequest; output: SurveyReading };
  /** Reads a project or a codebook of another program. */
  'incoming.read': { input: IncomingRequest; output: IncomingStudy };
  /** Writes tables as an XLSX workbook. */
  'workbook.write': { input: WorkbookRequest; output: Uint8Array };
  /** Packs files into one zip with checksums, and reads it back. */
  'archive.pack': { input: ArchiveRequest; output: ArchiveResult };
  /** Writes a document as DOCX. */
  'word.write': { input: WordFileRequest; output: Uint8Array };
  /** Packs text files. */
  'zip.write': { input: ZipRequest; output: Uint8Array };
  /** Writes tables as an SQLite database. */
  'dataSet.write': { input: { readonly tables: readonly DataTable[] }; output: Uint8Array };
  /** Draws an SVG as PNG. */
  'picture.render': { input: PictureRequest; output: Uint8Array };
  /** Counts co-occurrence, or compares documents, over a study that is too large for the host thread. */
  'chart.coOccurrence': { input: ChartRequest<CoOccurrenceChoice>; output: CoOccurrenceResult };
  'chart.comparison': { input: ChartRequest<ComparisonChoice>; output: ComparisonResult };
  /** Counts the pairs of all codings, to be kept and followed. */
  'chart.pairs': { input: ChartRequest<CodingChoice>; output: LedgerParts };
  /** Any other analysis of a chart, by its name. */
  'chart.analyse': { input: AnalysisRequest; output: unknown };
  /** Looks where the columns of a study will stand, for several threads to read them at once. */
  'study.plan': { input: { readonly path: string }; output: ColumnsPlan };
  'study.documents': { input: { readonly path: string }; output: DocumentsAt };
  /** Reads a part of them; false = the study is another than the plan is about. */
  'study.part': { input: PartRequest; output: boolean };
  /** Answers a procedure that only reads, over a study that is too large for the host thread. */
  'study.read': { input: ReadingRequest; output: ReadingAnswer };
  /** Has SQLite look a study file through before it is opened. */
  'study.verify': { input: { readonly path: string }; output: { readonly sound: boolean } };
  /** Looks a study file through. */
  'study.check': { input: { readonly path: string }; output: { findings: Finding[]; checked: string[] } };
  /** Writes a verified copy of a study file to a path where nothing is. */
  'study.copy': { input: { readonly from: string; readonly to: string }; output: { readonly bytes: number } };
  /** Reads copies of studies through. */
  'snapshots.look': { input: { readonly files: readonly FileToLookAt[] }; output: CopyLook[] };
  /** What differs between a study and an earlier copy of it. */
  'study.compare': { input: { readonly before: string; readonly now: string }; output: ComparedThings[] };
  /** Brings the search index of a study in step with it. */
  'search.index': { input: { readonly study: string; readonly index: string }; output: Record<string, never> };
  /** Looks texts through for a regular expression, which may never end. */
  'search.pattern': { input: PatternRequest; output: PatternHits };
  /** Counts the words of documents. */
  'words.count': { input: WordRequest; output: WordCounts };
  /** Counts words for a chart. */
  'words.chart': { input: WordChartRequest; output: TypicalWords | WordTrend };
  /** The same without history, earlier texts and imported files. */
  'study.copyAnonymised': { input: { readonly from: string; readonly to: string }; output: { readonly bytes: number } };
  /** Finds what differs between two long texts. */
  'text.differences': { input: { readonly before: string; readonly after: string }; output: TextEdit[] };
  /** Writes a study as a project for other programs into a new file, or tells what would be in it. */
  'project.write': { input: ProjectRequest; output: ProjectReport };
  /** Looks a study through for names and other traces. */
  'anonymity.check': { input: AnonymityRequest; output: AnonymityReport };
}
export type TaskName = keyof Tasks;
export type TaskInput<Name extends TaskName> = Tasks[Name]['input'];
export type TaskOutput<Name extends TaskName> = Tasks[Name]['output'];

/** How a task tells how far it has come; `total` 0 = not known. */
export type Progress = (done: number, total: number) => void;
export type TaskHandler<Name extends TaskName> = (
  input: TaskInput<Name>,
  progress: Progress,
) => Promise<TaskOutput<Name>>;

/** What stands behind each name. A library is loaded when the first task needs it. */
export const taskHandlers: { [Name in TaskName]: () => Promise<TaskHandler<Name>> } = {
  'document.read': async () => (await import('../import/readDocument.ts')).readDocument,
  'import.read': async () => (await import('../import/readImport.ts')).readImport,
  'table.read': async () => (await import('../import/readTable.ts')).readTable,
  'survey.look': async () => (await import('../import/readSurvey.ts')).lookIntoSurvey,
  'survey.read': async () => (await import('../import/readSurvey.ts')).readSurvey,
  'incoming.read': async () => (await import('./incoming.ts')).readIncomingInWorker,
  'workbook.write': async () => (await import('../export/writeWorkbook.ts')).writeWorkbook,
  'archive.pack': async () => (await import('../export/packArchive.ts')).packArchive,
  'word.write': async () => (await import('../export/writeWord.ts')).writeWord,
  'zip.write': async () => (await import('../export/writeZip.ts')).writeZip,
  'dataSet.write': async () => (await import('../store/dataSetTask.ts')).writeDataSetTask,
  'picture.render': async () => (await import('../export/renderPicture.ts')).renderPicture,
  'chart.coOccurrence': async () => (await import('./charts.ts')).countInWorker,
  'chart.comparison': async () => (await import('./charts.ts')).compareInWorker,
  'chart.pairs': async () => (await import('./pairs.ts')).countPairsInWorker,
  'chart.analyse': async () => (await import('./analyses.ts')).analyseInWorker,
  'study.plan': async () => (await import('../store/columnsTask.ts')).planColumnsTask,
  'study.documents': async () => (await import('../store/columnsTask.ts')).readDocumentsTask,
  'study.part': async () => (await import('../store/columnsTask.ts')).fillPartTask,
  'study.read': async () => {
    const { readStudy } = await import('../core/readings.ts');
    return (request) => readStudy(request, { run: runHere });
  },
  'study.verify': async () => (await import('../store/verifyTask.ts')).verifyTask,
  'study.check': async () => (await import('../store/checkTask.ts')).checkStudyTask,
  'study.copy': async () => (await import('../store/copyStudy.ts')).copyStudyTask,
  'snapshots.look': async () => (await import('../store/snapshots.ts')).lookAtCopies,
  'study.compare': async () => (await import('../store/compareStudies.ts')).compareStudies,
  'search.index': async () => (await import('../store/searchIndex.ts')).updateIndexTask,
  'search.pattern': async () => (await import('./pattern.ts')).findPatternInWorker,
  'words.chart': async () => (await import('../store/wordChartTask.ts')).countWordChartTask,
  'words.count': async () => (await import('../store/wordTask.ts')).countWordsTask,
  'study.copyAnonymised': async () => (await import('../store/anonymisedCopy.ts')).anonymisedCopyTask,
  'text.differences': async () => (await import('./differences.ts')).compareTexts,
  'project.write': async () => (await import('./project.ts')).writeProject,
  'anonymity.check': async () => (await import('./anonymity.ts')).checkAnonymity,
};

/** A task of a task is done at once, in the same thread. */
async function runHere<Name extends TaskName>(name: Name, input: TaskInput<Name>): Promise<TaskOutput<Name>> {
  const handler = await taskHandlers[name]();
  return handler(input, () => undefined);
}
