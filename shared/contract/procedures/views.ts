import { z } from 'zod';
import { givenName, milliseconds, viewId } from '../entities.ts';
import { mutation, query } from '../procedure.ts';

/** From the left and from the top of the picture, which reaches from 0 to 1. */
const place = z.number().min(-10).max(10);
const point = z.object({ x: place, y: place });

const cell = z.union([z.string(), z.number(), z.null()]);
const places = z.array(z.int().min(0)).optional();

/** What a chart's table held on a day, and how much of the study there was; `null` = not kept, or too much to keep. */
const figures = z
  .object({
    table: z.object({
      columns: z.array(z.string()),
      rows: z.array(z.array(cell)),
      names: places,
      measures: places,
      eitherOrder: z.literal(true).optional(),
      withSums: z.literal(true).optional(),
    }),
    codes: z.array(z.object({ id: z.string(), path: z.string() })),
    study: z.object({ codings: z.int(), documents: z.int(), memos: z.int() }),
  })
  .nullable()
  .default(null);

/** A chart as it was set up: its kind, and the options of its page as they stood. */
const chartView = z.object({
  kind: z.literal('chart'),
  chart: z.string().min(1).max(64),
  view: z.record(z.string(), z.unknown()),
  /** What its table held when it was written into a file last, as a digest, and when; `null` = never. */
  exported: z.object({ at: milliseconds, digest: z.string(), figures }).nullable().default(null),
  /** Kept on purpose as of a day: its picture then, which is never redrawn. */
  kept: z.object({ at: milliseconds, svg: z.string(), figures }).nullable().default(null),
});

/** A query in its written form. */
const queryView = z.object({ kind: z.literal('query'), expression: z.string().max(200_000) });

/** Where the marks of a diagram were put by hand, and what was written on its ties; by the keys of its marks. */
const arrangementView = z.object({
  kind: z.literal('arrangement'),
  places: z.record(z.string(), point).default({}),
  labels: z.record(z.string(), z.string().max(200)).default({}),
});

export const viewContent = z.discriminatedUnion('kind', [chartView, queryView, arrangementView]);
export type ViewContent = z.output<typeof viewContent>;
export type ViewKind = ViewContent['kind'];
const viewKind = z.enum(['chart', 'query', 'arrangement']);

export const savedView = z.object({
  id: viewId,
  name: z.string(),
  position: z.int(),
  createdAt: milliseconds,
  changedAt: milliseconds,
  content: viewContent,
});

export const viewProcedures = {
  /** What is kept of one kind, in its order. */
  'views.list': query(['views'], z.object({ kind: viewKind }), z.array(savedView)),
  /**
   * Keeps something under a name; one of that kind and name is only changed where `replace` is said. `label` names the step
   * for people where “Keep …” says too little.
   */
  'views.save': mutation(
    ['views'],
    z.object({
      name: givenName,
      content: viewContent,
      replace: z.boolean().default(false),
      label: z.string().min(1).max(200).optional(),
    }),
    savedView,
  ),
  /** Changes what is kept; `label` names the step for people where “Change …” says too little. */
  'views.change': mutation(
    ['views'],
    z.object({ id: viewId, content: viewContent, label: z.string().min(1).max(200).optional() }),
    savedView,
  ),
  /**
   * Puts some marks of a diagram somewhere, or labels some of its ties: what is not named stays as it is, so that two windows
   * can arrange one diagram. `null` = back to automatic, or no label; `allAutomatic` = first every mark goes back.
   */
  'views.arrange': mutation(
    ['views'],
    z.object({
      name: givenName,
      places: z.record(z.string().max(200), point.nullable()).default({}),
      labels: z.record(z.string().max(200), z.string().max(200).nullable()).default({}),
      allAutomatic: z.boolean().default(false),
      label: z.string().min(1).max(200),
    }),
    savedView,
  ),
  'views.rename': mutation(['views'], z.object({ id: viewId, name: givenName }), savedView),
  'views.delete': mutation(['views'], z.object({ id: viewId }), z.object({ changed: z.int() })),
};
