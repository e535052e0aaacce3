import { registerDialog } from '../../frame/dialogs.tsx';
import { lazyPart } from '../../frame/lazyPart.tsx';

registerDialog(
  'documents.variables',
  lazyPart(async () => (await import('./VariablesDialog.tsx')).VariablesDialog),
);
registerDialog(
  'variables.report',
  lazyPart(async () => (await import('./ReportDialog.tsx')).ReportDialog),
);
