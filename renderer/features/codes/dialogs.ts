import { registerDialog } from '../../frame/dialogs.tsx';
import { CodeDialog } from './CodeDialog.tsx';
import { ColorDialog } from './ColorDialog.tsx';
import { DeleteCodesDialog } from './DeleteCodesDialog.tsx';
import { MergeDialog } from './MergeDialog.tsx';
import { MoveCodesDialog } from './MoveCodesDialog.tsx';

registerDialog('codes.edit', CodeDialog);
registerDialog('codes.color', ColorDialog);
registerDialog('codes.delete', DeleteCodesDialog);
registerDialog('codes.merge', MergeDialog);
registerDialog('codes.move', MoveCodesDialog);
