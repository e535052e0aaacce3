import { createHash } from 'node:crypto';
import type { CodeSet } from '#shared/analysis/columns.ts';
import { toResultCode } from '#shared/analysis/coOccurrence.ts';
import { propertiesOf } from '#shared/analysis/properties.ts';
import type { Arrangement, OwnedProperty, RelationshipsResult } from '#shared/analysis/reading/relationshipResult.ts';
import { codeSets } from '#shared/analysis/sets.ts';
import { type ViewContent, viewContent } from '#shared/contract/procedures/views.ts';
import { ancestorsOf, type CodeTree } from '#shared/domain/codeTree.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { listSavedViews } from '../../store/savedViews.ts';
import type { ReadableStudy } from '../../store/study.ts';
import { type AskedChart, analyse, type ChartMaker } from './asked.ts';

/** A picture can hold so many themes. */
const most = 8;

/** Themes, ties and shared properties (METHOD.md §5), with what was arranged by hand. */
export const countTies: ChartMaker = async (asked) => {
  const { context, request, columns, choice, base } = asked;
  const settings = asked.settings as unknown as RelationshipsResult['settings'];
  const tree = context.codeTree();
  const sets = await mostFrequent(asked);
  const found = propertiesBelow(tree, sets);
  const rows = codeSets(tree, columns.codeIds, found.ids, request.withSubcodes);
  const counts = await analyse(asked, 'countRelationships', {
    ...choice,
    sets,
    properties: rows,
    unit: settings.unit,
    near: settings.near,
    withSubcodes: base.withSubcodes,
  });
  const properties: OwnedProperty[] = rows.map((row, index) => ({
    ...toResultCode(row),
    owner: found.owners[index] ?? 0,
    kin: kinOf(tree, row.id as CodeId, sets),
  }));
  return {
    ...counts,
    themes: sets.map(toResultCode),
    properties,
    parted: base.withSubcodes && found.parted,
    arrangement: arrangementOf(context.readable(), arrangementName('relationships', request.codeIds)),
  } satisfies Omit<RelationshipsResult, keyof typeof base | 'settings'>;
};

/** The chosen codes, or the most frequent of them, in the order of the tree. */
async function mostFrequent(asked: AskedChart): Promise<readonly CodeSet[]> {
  if (asked.sets.length <= most) return asked.sets;
  const { codings } = await analyse(asked, 'codeFrequencies', asked.choice);
  const places = asked.sets.map((_, index) => index).sort((a, b) => (codings[b] ?? 0) - (codings[a] ?? 0) || a - b);
  const kept = new Set(places.slice(0, most));
  return asked.sets.filter((_, index) => kept.has(index));
}

function propertiesBelow(tree: CodeTree, themes: readonly CodeSet[]) {
  const shown = new Set(themes.map(({ id }) => id));
  const ids: CodeId[] = [];
  const owners: number[] = [];
  let parted = true;
  for (const [owner, { id }] of themes.entries()) {
    const { nodes, byRole } = propertiesOf(tree, id as CodeId);
    parted &&= !byRole;
    for (const { code } of nodes) {
      // A code that is a theme of the picture itself, or stands below one of two nested themes, is listed once.
      if (shown.has(code.id)) parted = false;
      else if (!ids.includes(code.id)) {
        ids.push(code.id);
        owners.push(owner);
      }
    }
  }
  return { ids, owners, parted };
}

/** Themes on the way from the code to the top, or below it. */
function kinOf(tree: CodeTree, id: CodeId, themes: readonly CodeSet[]): number[] {
  const above = new Set<string>([id, ...ancestorsOf(tree, id).map(({ code }) => code.id)]);
  return themes.flatMap((theme, index) => {
    const isBelow = ancestorsOf(tree, theme.id as CodeId).some(({ code }) => code.id === id);
    return above.has(theme.id) || isBelow ? [index] : [];
  });
}

/** The name under which an arrangement of these codes is kept: the themes' own, or that of a choice. */
export function arrangementName(kind: string, codeIds: readonly string[] | null): string {
  if (codeIds === null) return kind;
  const digest = createHash('sha256')
    .update([...codeIds].sort().join('\n'))
    .digest('hex');
  return `${kind} ${digest.slice(0, 12)}`;
}

/** What was put in its place by hand; nothing where nothing was, or where it cannot be read. */
export function arrangementOf(study: ReadableStudy, name: string): Arrangement {
  const row = listSavedViews(study, 'arrangement').find((each) => each.name === name);
  const parsed = row && viewContent.safeParse(JSON.parse(row.content));
  const content: ViewContent | undefined = parsed?.success ? parsed.data : undefined;
  if (content?.kind !== 'arrangement') return { name, places: {}, labels: {} };
  return { name, places: content.places, labels: content.labels };
}
