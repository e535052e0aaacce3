/** Replaced by its room. */
export const HistoryTab = () => null;
