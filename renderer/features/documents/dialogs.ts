import { registerDialog } from '../../frame/dialogs.tsx';
import { DeleteDocumentsDialog } from './DeleteDocumentsDialog.tsx';
import { MoveDocumentsDialog } from './MoveDocumentsDialog.tsx';
import { NoteDialog } from './NoteDialog.tsx';
import { PasteDialog } from './PasteDialog.tsx';
import { ShownVariablesDialog } from './ShownVariablesDialog.tsx';

registerDialog('documents.delete', DeleteDocumentsDialog);
registerDialog('documents.move', MoveDocumentsDialog);
registerDialog('documents.note', NoteDialog);
registerDialog('documents.paste', PasteDialog);
registerDialog('documents.variables-shown', ShownVariablesDialog);
