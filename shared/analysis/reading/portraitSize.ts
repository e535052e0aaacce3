/** A portrait is 30 tiles wide and 40 high (METHOD.md §5). */
export const portraitColumns = 30;
export const portraitRows = 40;
export const portraitTiles = portraitColumns * portraitRows;
