import { registerDialog } from '../../frame/dialogs.tsx';
import { lazyPart } from '../../frame/lazyPart.tsx';

registerDialog(
  'pseudonyms.table',
  lazyPart(async () => (await import('./PseudonymsDialog.tsx')).PseudonymsDialog),
);
registerDialog(
  'anonymity.check',
  lazyPart(async () => (await import('./CheckDialog.tsx')).CheckDialog),
);
