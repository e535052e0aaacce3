/**
 * The catalogue of commands: what the native menu, the palette (Ctrl K), the key help (?) and the window's key handling
 * all read. What a command does is registered by the window under the same id.
 */
export type MenuName = 'File' | 'Edit' | 'Code' | 'Memo' | 'View' | 'Go' | 'Help';

export interface CommandEntry {
  readonly id: string;
  readonly title: string;
  readonly menu: MenuName;
  /**
   * Keys as in Electron accelerators (`CmdOrCtrl+Shift+Z`), or a single character for keys that work while reading
   * (`C`, `.`, `Alt+ArrowLeft`); `null` = reached by menu and palette only.
   */
  readonly keys: string | null;
  /** Where the keys hold: everywhere, or only while reading and coding (never while typing). */
  readonly scope: 'app' | 'reader';
  /** True when the command needs an open study. */
  readonly study: boolean;
}

const app = (menu: MenuName, id: string, title: string, keys: string | null = null, study = true): CommandEntry => ({
  id,
  title,
  menu,
  keys,
  scope: 'app',
  study,
});
const reader = (menu: MenuName, id: string, title: string, keys: string): CommandEntry => ({
  id,
  title,
  menu,
  keys,
  scope: 'reader',
  study: true,
});

export const commandCatalogue: readonly CommandEntry[] = [
  app('File', 'study.new', 'New study…', 'CmdOrCtrl+N', false),
  app('File', 'study.open', 'Open a study…', 'CmdOrCtrl+O', false),
  app('File', 'study.openSample', 'Open the sample study', null, false),
  app('File', 'documents.import', 'Import documents…', 'CmdOrCtrl+I'),
  app('File', 'documents.importFolder', 'Import a folder…'),
  app('File', 'exchange.bring', 'Bring in a project, a codebook or coded segments…', null, false),
  app('File', 'documents.paste', 'New document from pasted text…'),
  app('File', 'documents.sources', 'Where documents came from…'),
  app('File', 'documents.survey', 'Import a survey or another table…'),
  app('File', 'variables.import', 'Import variables from a table…'),
  app('File', 'export.segments', 'Export coded segments…', 'CmdOrCtrl+E'),
  app('File', 'segments.export', 'Export the segments shown…'),
  app('File', 'export.documentCoding', 'Export documents with their coding…'),
  app('File', 'export.codebook', 'Export the codebook…'),
  app('File', 'export.memos', 'Export memos…'),
  app('File', 'export.documents', 'Export the list of documents…'),
  app('File', 'export.variables', 'Export the variables…'),
  app('File', 'export.numberedText', 'Export numbered text…'),
  app('File', 'export.dataSet', 'Export a data set for R and Python…'),
  app('File', 'export.audit', 'Export the history…'),
  app('File', 'export.project', 'Export a project for other programs…'),
  app('File', 'export.viewer', 'Write a viewer for readers…'),
  app('File', 'study.saveCopy', 'Save a copy of the study…', 'CmdOrCtrl+Shift+S'),
  app('File', 'study.saveAnonymised', 'Save an anonymised copy…'),
  app('File', 'study.snapshots', 'Snapshots…'),
  app('File', 'study.archive', 'Pack for archive…'),
  app('File', 'study.check', 'Check the study'),
  app('File', 'study.rename', 'Rename the study…'),
  app('File', 'app.settings', 'Settings…', 'CmdOrCtrl+,', false),
  app('File', 'study.close', 'Close the study', 'CmdOrCtrl+W'),
  app('Edit', 'edit.undo', 'Undo', 'CmdOrCtrl+Z'),
  app('Edit', 'edit.redo', 'Redo', 'CmdOrCtrl+Shift+Z'),
  app('Edit', 'segments.copy', 'Copy the segments shown as quotations', 'CmdOrCtrl+Shift+C'),
  app('Edit', 'documents.correct', 'Correct the text…', 'CmdOrCtrl+Shift+E'),
  app('Edit', 'documents.versions', 'Versions of the text…'),
  app('Edit', 'documents.variables', 'Variables table…'),
  app('Edit', 'documents.speakers', 'Speakers…'),
  app('Edit', 'documents.sets', 'Sets of documents…'),
  app('Edit', 'pseudonyms.table', 'Pseudonyms…'),
  app('Edit', 'pseudonyms.fromWords', 'Give the selected words a pseudonym…'),
  app('Edit', 'anonymity.check', 'Check for names and other traces…'),
  app('Code', 'codes.new', 'New code…', 'CmdOrCtrl+Alt+N'),
  reader('Code', 'code.find', 'Find or create a code for the selection', 'C'),
  reader('Code', 'code.inVivo', 'In vivo: the words become the code', 'I'),
  reader('Code', 'code.again', 'The same codes as last time', '.'),
  reader('Code', 'coding.recode', 'Recode the coding', 'E'),
  reader('Code', 'coding.weight', 'Set the weight of the coding', 'W'),
  reader('Code', 'coding.comment', 'Comment on the coding', 'O'),
  reader('Code', 'coding.remove', 'Remove the coding', 'Delete'),
  reader('Code', 'coding.startLeft', 'Move the start of the coding left by a word', 'Alt+ArrowLeft'),
  reader('Code', 'coding.startRight', 'Move the start of the coding right by a word', 'Alt+ArrowRight'),
  reader('Code', 'coding.endLeft', 'Move the end of the coding left by a word', 'Alt+Shift+ArrowLeft'),
  reader('Code', 'coding.endRight', 'Move the end of the coding right by a word', 'Alt+Shift+ArrowRight'),
  reader('Code', 'codes.mergeSelected', 'Merge the chosen codes…', 'Alt+M'),
  reader('Memo', 'memo.here', 'Write a memo about the selection', 'M'),
  app('Memo', 'memo.new', 'New memo', 'CmdOrCtrl+Shift+M'),
  app('Memo', 'segments.memo', 'New memo with the segments shown as quotes'),
  app('Memo', 'memo.fullWidth', 'Memo beside the text or full width'),
  app('View', 'view.read', 'Read', 'CmdOrCtrl+1'),
  app('View', 'view.segments', 'Segments', 'CmdOrCtrl+2'),
  app('View', 'view.search', 'Search', 'CmdOrCtrl+3'),
  app('View', 'view.memos', 'Memos', 'CmdOrCtrl+4'),
  app('View', 'view.charts', 'Charts', 'CmdOrCtrl+5'),
  app('View', 'view.history', 'History', 'CmdOrCtrl+6'),
  app('View', 'chart.coOccurrence', 'Chart: code co-occurrence'),
  app('View', 'chart.comparison', 'Chart: document comparison'),
  app('View', 'view.leftPane', 'Show or hide documents and codes', 'CmdOrCtrl+B'),
  app('View', 'view.inspector', 'Show or hide the inspector', 'CmdOrCtrl+Alt+B'),
  app('View', 'view.larger', 'Larger text', 'CmdOrCtrl+Plus'),
  app('View', 'view.smaller', 'Smaller text', 'CmdOrCtrl+-'),
  app('View', 'view.theme', 'Switch between light and dark', null, false),
  app('View', 'filter.clear', 'Clear the activation of codes and documents'),
  app('Go', 'app.palette', 'Search texts, codes, memos, commands', 'CmdOrCtrl+K', false),
  app('Go', 'search.begin', 'Search everything…', 'CmdOrCtrl+Shift+F'),
  app('Go', 'search.words', 'Word frequencies'),
  app('Go', 'pane.next', 'Next pane', 'F6'),
  app('Go', 'page.open', 'Open the page of what is in hand', 'CmdOrCtrl+D'),
  app('Go', 'page.code', 'Open the page of this code'),
  app('Go', 'page.document', 'Open the page of this document'),
  app('Go', 'page.print', 'Print the page'),
  reader('Go', 'paragraph.next', 'Next paragraph', 'J'),
  reader('Go', 'paragraph.previous', 'Previous paragraph', 'K'),
  reader('Go', 'coding.next', 'Next coding', 'N'),
  reader('Go', 'coding.previous', 'Previous coding', 'P'),
  reader('Go', 'select.word', 'Select the next word', 'Shift+W'),
  reader('Go', 'select.sentence', 'Select the next sentence', 'S'),
  reader('Go', 'select.grow', 'Select one sentence more', 'Plus'),
  reader('Go', 'select.shrink', 'Select one sentence less', '-'),
  reader('Go', 'select.paragraph', 'Select the paragraph', 'Shift+S'),
  app('Go', 'document.next', 'Next document', 'CmdOrCtrl+Alt+ArrowDown'),
  app('Go', 'document.previous', 'Previous document', 'CmdOrCtrl+Alt+ArrowUp'),
  app('Help', 'app.keys', 'Keys', '?', false),
  app('Help', 'app.privacy', 'How to check that nothing leaves this computer', null, false),
  app('Help', 'app.about', 'About Axial', null, false),
];

/** Single keys that commands use while reading; a code's own key may be none of them. */
export const reservedReaderKeys: ReadonlySet<string> = new Set(
  commandCatalogue
    .filter((entry) => entry.scope === 'reader' && entry.keys !== null && entry.keys.length === 1)
    .map((entry) => (entry.keys ?? '').toLowerCase()),
);
