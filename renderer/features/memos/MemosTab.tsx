/** Replaced by its room. */
export const MemosTab = () => null;
