import { registerDialog } from '../../frame/dialogs.tsx';
import { CheckDialog } from './CheckDialog.tsx';
import { NewStudyDialog } from './NewStudyDialog.tsx';
import { RefusedDialog } from './RefusedDialog.tsx';
import { RenameStudyDialog } from './RenameStudyDialog.tsx';

registerDialog('study.check', CheckDialog);
registerDialog('study.new', NewStudyDialog);
registerDialog('study.refused', RefusedDialog);
registerDialog('study.rename', RenameStudyDialog);
