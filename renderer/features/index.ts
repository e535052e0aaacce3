/** Everything that the features bring to the window besides their rooms: dialogs, and services that are always mounted. */
export { StudyServices } from './StudyServices.tsx';
