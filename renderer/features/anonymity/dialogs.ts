import { registerDialog } from '../../frame/dialogs.tsx';
import { CheckDialog } from './CheckDialog.tsx';
import { PseudonymsDialog } from './PseudonymsDialog.tsx';

registerDialog('pseudonyms.table', PseudonymsDialog);
registerDialog('anonymity.check', CheckDialog);
