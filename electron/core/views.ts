import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts';
import { type ViewContent, type ViewKind, viewContent } from '#shared/contract/procedures/views.ts';
import type { ViewId } from '#shared/domain/ids.ts';
import { AxialError } from '#shared/domain/result.ts';
import {
  deleteSavedView,
  insertSavedView,
  listSavedViews,
  type SavedViewRow,
  updateSavedView,
} from '../store/savedViews.ts';
import type { ReadableStudy } from '../store/study.ts';
import type { CoreContext, Handlers, ProceduresOf } from './context.ts';
import { brief } from './words.ts';

type Told = OutputOf<'views.list'>[number];

/** Saved charts, queries and arrangements: in the study, so that they travel with it; every change can be undone. */
export const viewHandlers: Handlers<ProceduresOf<'views'>> = {
  'views.list': (context, { kind }) => listSavedViews(context.readable(), kind).flatMap(tell),
  'views.save': saveView,
  'views.change': changeView,
  'views.arrange': arrange,
  'views.rename': renameView,
  'views.delete': (context, { id }) => {
    const { name, kind } = requireView(context.readable(), id);
    return context.operate({ name: 'views.delete', label: `Delete the ${thing(kind)} “${brief(name)}”` }, (study) => {
      deleteSavedView(study, requireView(study, id).key);
      return { changed: 1 };
    });
  },
};

const things: Readonly<Record<ViewKind, string>> = {
  chart: 'saved chart',
  query: 'saved query',
  arrangement: 'arrangement',
};
const thing = (kind: string): string => things[kind as ViewKind] ?? 'saved view';

/** What cannot be read (from a version that knows more) is left where it is and not offered. */
function tell({ id, name, position, content, createdAt, changedAt }: SavedViewRow): Told[] {
  const parsed = viewContent.safeParse(JSON.parse(content));
  return parsed.success ? [{ id, name, position, createdAt, changedAt, content: parsed.data }] : [];
}

/** @throws AxialError `not_found` */
function requireView(study: ReadableStudy, id: ViewId): SavedViewRow {
  const row = listSavedViews(study).find((each) => each.id === id);
  if (!row) throw new AxialError('not_found', 'What was kept under this name is not in the study any more.');
  return row;
}

function told(context: CoreContext, id: ViewId): Told {
  const [found] = tell(requireView(context.readable(), id));
  if (!found) throw new AxialError('internal', 'What is kept under this name cannot be read.');
  return found;
}

const named = (study: ReadableStudy, kind: string, name: string): SavedViewRow | undefined =>
  listSavedViews(study, kind).find((row) => row.name === name);

const taken = (kind: string, name: string): AxialError =>
  new AxialError('conflict', `There is already a ${thing(kind)} “${brief(name)}” in this study.`);

/** As many characters as what is kept under one name may take: an ample picture, and far less than a study bears. */
const mostKept = 30_000_000;
/** Options in options in options: deeper ones are none of ours, and the file could not be read again. */
const deepestKept = 100;

/** What is kept as it is written into the study. @throws AxialError `invalid_input` where it is more than options are */
function writtenView(content: ViewContent): string {
  const isDeep = reachesBelow(content, deepestKept);
  const written = isDeep ? '' : JSON.stringify(content);
  if (isDeep || written.length > mostKept) {
    throw new AxialError('invalid_input', `This is more than a ${thing(content.kind)} can hold; nothing was kept.`);
  }
  return written;
}

const reachesBelow = (value: unknown, levels: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((part) => reachesBelow(part, levels - 1)));

function saveView(context: CoreContext, { name, content, replace, label: given }: ParsedInputOf<'views.save'>): Told {
  const before = named(context.readable(), content.kind, name);
  if (before && !replace) throw taken(content.kind, name);
  const written = writtenView(content);
  const label = given ?? `${before ? 'Change' : 'Keep'} the ${thing(content.kind)} “${brief(name)}”`;
  const at = context.ports.clock();
  const id = context.operate({ name: 'views.save', label }, (study) => {
    if (!before) return insertSavedView(study, { kind: content.kind, name, content: written, at });
    if (before.content !== written) updateSavedView(study, { key: before.key, name, content: written, at });
    return before.id;
  });
  return told(context, id);
}

function changeView(context: CoreContext, { id, content, label }: ParsedInputOf<'views.change'>): Told {
  const before = requireView(context.readable(), id);
  if (before.kind !== content.kind) {
    throw new AxialError('invalid_input', `A ${thing(before.kind)} cannot become a ${thing(content.kind)}.`);
  }
  const written = writtenView(content);
  const step = { name: 'views.change', label: label ?? `Change the ${thing(before.kind)} “${brief(before.name)}”` };
  context.operate(step, (study) => {
    if (before.content === written) return;
    updateSavedView(study, { key: before.key, name: before.name, content: written, at: context.ports.clock() });
  });
  return told(context, id);
}

type Arrangement = Extract<ViewContent, { kind: 'arrangement' }>;

const noArrangement: Arrangement = { kind: 'arrangement', places: {}, labels: {} };

/** Some marks of a diagram as one step; the others stay where they are, whoever has moved them meanwhile. */
function arrange(context: CoreContext, asked: ParsedInputOf<'views.arrange'>): Told {
  const { name, label } = asked;
  const at = context.ports.clock();
  const id = context.operate({ name: 'views.arrange', label }, (study) => {
    const before = named(study, 'arrangement', name);
    const parsed = before ? viewContent.safeParse(JSON.parse(before.content)) : null;
    const content = JSON.stringify(merged(parsed?.data?.kind === 'arrangement' ? parsed.data : noArrangement, asked));
    if (!before) return insertSavedView(study, { kind: 'arrangement', name, content, at });
    if (before.content !== content) updateSavedView(study, { key: before.key, name, content, at });
    return before.id;
  });
  return told(context, id);
}

function merged(before: Arrangement, { places, labels, allAutomatic }: ParsedInputOf<'views.arrange'>): Arrangement {
  return {
    kind: 'arrangement',
    places: withChanges(allAutomatic ? {} : before.places, places),
    labels: withChanges(before.labels, labels),
  };
}

/** The entries with those that are given in their place; what is given as `null` is taken out. */
function withChanges<Value>(
  before: Readonly<Record<string, Value>>,
  given: Readonly<Record<string, Value | null>>,
): Record<string, Value> {
  const entries = Object.entries({ ...before, ...given });
  return Object.fromEntries(entries.flatMap(([key, value]) => (value === null ? [] : [[key, value as Value]])));
}

function renameView(context: CoreContext, { id, name }: ParsedInputOf<'views.rename'>): Told {
  const before = requireView(context.readable(), id);
  const other = named(context.readable(), before.kind, name);
  if (other && other.id !== id) throw taken(before.kind, name);
  const label = `Rename the ${thing(before.kind)} “${brief(before.name)}” to “${brief(name)}”`;
  context.operate({ name: 'views.rename', label }, (study) => {
    if (before.name === name) return;
    updateSavedView(study, { key: before.key, name, content: before.content, at: context.ports.clock() });
  });
  return told(context, id);
}
