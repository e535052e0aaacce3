import { registerDialog } from '../../frame/dialogs.tsx';
import { lazyPart } from '../../frame/lazyPart.tsx';

registerDialog(
  'documents.sets',
  lazyPart(async () => (await import('./SetsDialog.tsx')).SetsDialog),
);
