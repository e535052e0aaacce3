import { registerDialog } from '../../frame/dialogs.tsx';
import { Palette } from './Palette.tsx';

registerDialog('app.palette', Palette);
