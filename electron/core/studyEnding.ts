/** How the name of a study file ends. */
export const studyEnding = '.axial';
