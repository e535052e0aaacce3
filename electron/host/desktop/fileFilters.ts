import { exchangeEndings } from '#shared/domain/exchange.ts';
import { documentEndings, kindEndings } from '#shared/domain/fileKinds.ts';

/** Which files an open dialog offers first; the person may always ask for all. */
export function openFilters(
  what: 'study' | 'documents' | 'table' | 'folder' | 'key' | 'project',
): { name: string; extensions: string[] }[] {
  const all = { name: 'All files', extensions: ['*'] };
  switch (what) {
    case 'study':
      return [{ name: 'Axial studies', extensions: ['axial'] }, all];
    case 'documents':
      return [{ name: 'Documents', extensions: [...documentEndings, ...kindEndings.table, ...exchangeEndings] }, all];
    case 'table':
      return [{ name: 'Tables', extensions: ['csv', 'tsv', 'xlsx'] }, all];
    case 'key':
      return [{ name: 'Key files', extensions: ['json'] }, all];
    case 'project':
      return [{ name: 'Projects and codebooks', extensions: [...exchangeEndings, ...kindEndings.table] }, all];
    case 'folder':
      return [];
  }
}
