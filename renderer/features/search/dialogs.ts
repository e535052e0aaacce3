import { registerDialog } from '../../frame/dialogs.tsx';
import { CodeHitsDialog } from './CodeHitsDialog.tsx';
import { LeftOutDialog } from './LeftOutDialog.tsx';

registerDialog('search.code', CodeHitsDialog);
registerDialog('search.left-out', LeftOutDialog);
