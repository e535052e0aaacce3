/** The two ways between the desktop window and the engine. */
export const requestChannel = 'axial:request';
export const eventChannel = 'axial:event';
