import { FileChartColumn } from 'lucide-react';
import { type Page, session } from '../../state/session.ts';
import type { Candidate } from './find.ts';

/** The page of a code or a document, which is found by its name. */
export const pageOf = (page: Page): NonNullable<Candidate['page']> => ({
  id: `${page.kind}-${page.id}`,
  mark: <FileChartColumn className="icon" aria-hidden="true" />,
  detail: page.kind,
  choose: () => session().openPage(page),
});
