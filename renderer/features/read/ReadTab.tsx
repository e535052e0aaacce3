/** Replaced by its room. */
export const ReadTab = () => null;
