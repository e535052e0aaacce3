import { type RelationshipsResult, tieKey } from '../../analysis/reading/relationshipResult.ts';
import type { ChartTable, TableCell } from '../tables.ts';
import { drawnFrom, middleOf, sharedProperties, tiesOf } from './rule.ts';
import { unitOf } from './words.ts';

/** Themes, then ties, then every property with every theme that it has something in common with: all that was counted. */
export function relationshipsTable(result: RelationshipsResult): ChartTable {
  return {
    columns: ['what', 'code', 'with', unitOf(result), 'codings', 'documents', 'in the picture', 'label'],
    rows: [...themeRows(result), ...tieRows(result), ...propertyRows(result)],
  };
}

function themeRows(result: RelationshipsResult): TableCell[][] {
  const middle = middleOf(result);
  return result.themes.map(({ path }, index) => [
    'theme',
    path,
    null,
    null,
    result.codings[index] ?? 0,
    result.documents[index] ?? 0,
    index === middle ? 'in the middle' : 'around it',
    null,
  ]);
}

const tieRows = (result: RelationshipsResult): TableCell[][] =>
  tiesOf(result).map(({ first, second, value, documents, drawn }) => {
    const [one, other] = [result.themes[first], result.themes[second]];
    const label = result.arrangement.labels[tieKey(one?.id ?? '', other?.id ?? '')] ?? null;
    const where = drawn ? 'tie' : `under ${drawnFrom(result)}`;
    return ['tie', one?.path ?? '', other?.path ?? '', value, null, documents, where, label];
  });

function propertyRows(result: RelationshipsResult): TableCell[][] {
  const size = result.themes.length;
  const shown = new Map(sharedProperties(result).map((each) => [each.index, each.others]));
  return result.properties.flatMap((property, index) =>
    result.themes.flatMap((theme, at): TableCell[][] => {
      const value = result.shared[index * size + at] ?? 0;
      if (property.kin.includes(at) || value === 0) return [];
      const where = shown.get(index)?.includes(at) ? 'box' : '';
      const [codings, documents] = [result.propertyCodings[index] ?? 0, result.propertyDocuments[index] ?? 0];
      return [['property', property.path, theme.path, value, codings, documents, where, null]];
    }),
  );
}
