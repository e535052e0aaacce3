import './variables/dialogs.ts';
import './study/dialogs.ts';
import './settings/dialogs.ts';
import './palette/dialogs.ts';
import './help/dialogs.ts';
import './documents/dialogs.ts';
import './surveys/dialogs.ts';
import './sets/dialogs.ts';
import './sources/dialogs.ts';
import './search/dialogs.ts';
import './segments/query/dialogs.tsx';
import './segments/query/FindQueryDialog.tsx';
import './speakers/dialogs.ts';
import './codes/dialogs.ts';
import './correct/dialogs.ts';
import './anonymity/dialogs.ts';

/** Everything that the features bring to the window besides their rooms: dialogs, and services that are always mounted. */
export { StudyServices } from './StudyServices.tsx';
