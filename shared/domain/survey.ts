/** What becomes of a column: words to read and code, a fact about each document, or nothing. */
export const columnUses = ['text', 'variable', 'leave'] as const;
export type ColumnUse = (typeof columnUses)[number];

/** What becomes a document: each row, each answer of each row, or the table as a whole. */
export const surveyUnits = ['row', 'answer', 'table'] as const;
export type SurveyUnit = (typeof surveyUnits)[number];
