import { analyse, type ChartMaker } from './asked.ts';
import { codedDocuments, documentNames, everyDocument, placeOfDocument } from './documents.ts';

/** The paragraphs of one document that each code touches (METHOD.md §5). */
export const makeCodeline: ChartMaker = async (asked) => {
  const named = asked.settings.document;
  const document = named === null || named === undefined ? codedDocuments(asked)[0] : placeOfDocument(asked, named);
  if (document === undefined) return { documentId: null, documentName: '', paragraphs: 0, rows: [] };
  const documentId = asked.columns.documents.ids[document] ?? '';
  const made = await analyse(asked, 'codeline', { ...everyDocument(asked), document });
  return { documentId, documentName: documentNames(asked).get(documentId) ?? '', ...made };
};
