import { registerDialog } from '../../frame/dialogs.tsx';
import { lazyPart } from '../../frame/lazyPart.tsx';

registerDialog(
  'documents.speakers',
  lazyPart(async () => (await import('./SpeakersDialog.tsx')).SpeakersDialog),
);
registerDialog(
  'speakers.choose',
  lazyPart(async () => (await import('./ChooseSpeakersDialog.tsx')).ChooseSpeakersDialog),
);
