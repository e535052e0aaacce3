import { registerDialog } from '../../frame/dialogs.tsx';
import { ReportDialog } from './ReportDialog.tsx';
import { VariablesDialog } from './VariablesDialog.tsx';

registerDialog('documents.variables', VariablesDialog);
registerDialog('variables.report', ReportDialog);
