import { registerDialog } from '../../frame/dialogs.tsx';
import { lazyPart } from '../../frame/lazyPart.tsx';

registerDialog(
  'documents.sources',
  lazyPart(async () => (await import('./SourcesDialog.tsx')).SourcesDialog),
);
registerDialog(
  'documents.new-version',
  lazyPart(async () => (await import('./NewVersionDialog.tsx')).NewVersionDialog),
);
