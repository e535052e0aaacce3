import type {
  ComparisonAxis,
  ComparisonResult,
  ComparisonRow,
  CoOccurrenceResult,
  ResultCode,
} from '#shared/analysis/results.ts';

/** Numbers for pictures, invented and repeatable; no study stands behind them. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export const inventedThemes: readonly ResultCode[] = (
  [
    ['business need', 'red'],
    ['total business experience', 'green'],
    ['service specification', 'purple'],
    ['change', 'amber'],
    ['alignment', 'blue'],
  ] as const
).map(([name, color], index) => ({ id: `theme-${index}`, path: name, name, color, depth: 0 }));

const properties = [
  'timeliness',
  'information quality',
  'work-arounds',
  'responsiveness',
  'ease of use',
  'support',
  'trust',
  'training',
  'availability',
  'effort',
];

export const inventedCodes: readonly ResultCode[] = inventedThemes.flatMap((theme) => {
  const below =
    theme.color === 'green'
      ? properties
      : theme.color === 'purple'
        ? ['agreed measures']
        : theme.color === 'blue'
          ? ['informal meetings']
          : [];
  return [
    theme,
    ...below.map((name) => ({ id: `code-${name}`, path: `${theme.path}/${name}`, name, color: theme.color, depth: 1 })),
  ];
});

/** Any number of codes under twelve themes, some with long names. */
export function manyCodes(count: number): readonly ResultCode[] {
  const colors = [
    'red',
    'green',
    'purple',
    'amber',
    'blue',
    'pink',
    'olive',
    'sky',
    'brown',
    'magenta',
    'orange',
    'grey',
  ];
  return Array.from({ length: count }, (_, index) => {
    const theme = Math.floor(index / 9) % 12;
    const name =
      index % 9 === 0
        ? `theme ${theme + 1}`
        : `concept ${index} ${'of integration across departments'.slice(0, (index * 7) % 34)}`.trim();
    return {
      id: `code-${index}`,
      path: index % 9 === 0 ? name : `theme ${theme + 1}/${name}`,
      name,
      color: colors[theme] ?? 'grey',
      depth: index % 9 === 0 ? 0 : 1,
    };
  });
}

export function inventedCoOccurrence(
  codes: readonly ResultCode[] = inventedCodes,
  changes: Partial<CoOccurrenceResult> = {},
): CoOccurrenceResult {
  const size = codes.length;
  const random = randomNumbers(41);
  const frequency = Float64Array.from(codes, (code) =>
    code.depth === 0 ? 40 + Math.floor(random() * 60) : 7 + Math.floor(random() * 18),
  );
  const matrix = () => new Float64Array(size * size);
  const [pairs, documents, jaccard, c, lift] = [
    matrix(),
    matrix(),
    matrix().fill(Number.NaN),
    matrix().fill(Number.NaN),
    matrix().fill(Number.NaN),
  ] as const;
  const flags = new Uint8Array(size * size);
  for (let row = 0; row < size; row++) {
    pairs[row * size + row] = frequency[row] ?? 0;
    for (let column = 0; column < row; column++) {
      const one = frequency[row] ?? 0;
      const other = frequency[column] ?? 0;
      const count = random() < 0.35 ? 0 : Math.floor(random() * random() * Math.min(one, other) * 0.8 + random() * 1.4);
      const both = count > 0 && random() < 0.06 ? one + other - 1 : count;
      const ratio = Math.max(one, other) / Math.min(one, other);
      for (const at of [row * size + column, column * size + row]) {
        pairs[at] = both;
        documents[at] = Math.min(24, Math.ceil(both * 0.42));
        jaccard[at] = (both * 0.86) / (one + other);
        c[at] = both / (one + other - both);
        lift[at] = (both * 231) / (one * other);
        flags[at] = both === 0 ? 0 : ((c[at] ?? 0) > 1 ? 1 : 0) + (ratio > 5 ? 2 : 0);
      }
    }
  }
  const values = Float64Array.from(pairs);
  return {
    kind: 'co-occurrence',
    revision: 41,
    unit: 'pairs',
    near: 0,
    withSubcodes: true,
    codes,
    values,
    pairs,
    documents,
    jaccard,
    c,
    lift,
    flags,
    frequency,
    documentCount: 24,
    coderCount: 1,
    ...changes,
  };
}

interface InventedCoding {
  readonly theme: number;
  readonly start: number;
  readonly end: number;
}

/** IT people speak of experience and specification, business people of need, experience and alignment. */
const appetites: Readonly<Record<string, readonly number[]>> = {
  IT: [0.05, 0.42, 0.36, 0.11, 0.06],
  business: [0.31, 0.31, 0.04, 0.12, 0.22],
};

function drawTheme(shares: readonly number[], draw: number): number {
  let left = draw;
  for (const [theme, share] of shares.entries()) {
    left -= share;
    if (left < 0) return theme;
  }
  return 0;
}

function inventCodings(random: () => number, side: string, length: number): readonly InventedCoding[] {
  const codings: InventedCoding[] = [];
  for (let at = random() * 0.08 * length; at < length * 0.98; at += (random() * 0.09 + 0.005) * length) {
    const theme = drawTheme(appetites[side] ?? [], random());
    const end = Math.min(length, at + (0.02 + random() * random() * 0.16) * length);
    codings.push({ theme, start: Math.floor(at), end: Math.ceil(end) });
  }
  return codings;
}

/** Cells by the slice rule `assignments`, sections or paragraphs of invented lengths. */
function inventRow(
  index: number,
  name: string,
  group: string,
  axis: ComparisonAxis,
  random: () => number,
): ComparisonRow & { readonly units: number } {
  const length = 3000 + Math.floor(random() * 5000);
  const codings = inventCodings(random, group === '' ? (index % 2 === 0 ? 'IT' : 'business') : group, length);
  const bounds = cellBounds(axis, length, random);
  const cells = bounds.length - 1;
  const slices: { cell: number; theme: number; share: number; codings: number }[] = [];
  const shares = new Float64Array(5);
  for (let cell = 0; cell < cells; cell++) {
    const touching = codings.filter(({ start, end }) => start < (bounds[cell + 1] ?? 0) && end > (bounds[cell] ?? 0));
    for (let theme = 0; theme < 5; theme++) {
      const own = touching.filter((coding) => coding.theme === theme).length;
      if (own === 0) continue;
      slices.push({ cell, theme, share: own / touching.length, codings: own });
      shares[theme] = (shares[theme] ?? 0) + own / touching.length;
    }
  }
  const all = shares.reduce((sum, share) => sum + share, 0);
  const place = (at: number) => (axis === 'characters' ? (bounds[at] ?? 0) / length : at / cells);
  return {
    documentId: `document-${index}`,
    name,
    group,
    cellStart: Int32Array.from({ length: cells }, (_, cell) => bounds[cell] ?? 0),
    cellEnd: Int32Array.from({ length: cells }, (_, cell) => bounds[cell + 1] ?? 0),
    cellFrom: Float64Array.from({ length: cells }, (_, cell) => place(cell)),
    cellTo: Float64Array.from({ length: cells }, (_, cell) => place(cell + 1)),
    sliceCell: Int32Array.from(slices, (slice) => slice.cell),
    sliceTheme: Int32Array.from(slices, (slice) => slice.theme),
    sliceShare: Float64Array.from(slices, (slice) => slice.share),
    sliceCodings: Int32Array.from(slices, (slice) => slice.codings),
    shares: all === 0 ? shares : shares.map((share) => share / all),
    width: 1,
    units: axis === 'sections' ? 100 : axis === 'paragraphs' ? cells : length,
  };
}

function cellBounds(axis: ComparisonAxis, length: number, random: () => number): readonly number[] {
  if (axis === 'sections') return Array.from({ length: 101 }, (_, cut) => Math.floor((cut * length) / 100));
  const bounds = [0];
  while ((bounds.at(-1) ?? 0) < length)
    bounds.push(Math.min(length, (bounds.at(-1) ?? 0) + 60 + Math.floor(random() * 500)));
  return bounds;
}

const people = {
  IT: [
    'IT manager',
    'application manager',
    'service desk lead',
    'architect',
    'IT manager, plant two',
    'ERP product owner',
    'delivery lead',
    'CIO',
    'SLA manager',
    'ERP administrator',
    'IT coordinator',
    'test manager',
  ],
  business: [
    'finance manager',
    'plant manager',
    'key user, sales',
    'controller',
    'manager, purchasing',
    'warehouse manager',
    'key user, payables',
    'HR manager',
    'finance director',
    'sales manager',
    'general manager',
    'planner',
  ],
};

export function inventedComparison(axis: ComparisonAxis = 'sections', grouped = true): ComparisonResult {
  const random = randomNumbers(7);
  const drafts = Object.entries(people).flatMap(([side, names]) =>
    names.map((name, index) => inventRow(index + (side === 'IT' ? 0 : 12), name, grouped ? side : '', axis, random)),
  );
  return comparisonOf(axis, drafts, grouped ? ['IT', 'business'] : ['']);
}

function comparisonOf(
  axis: ComparisonAxis,
  drafts: readonly (ComparisonRow & { readonly units: number })[],
  labels: readonly string[],
): ComparisonResult {
  const longest = drafts.reduce((most, row) => Math.max(most, row.units), 0);
  const rows = drafts.map(({ units, ...row }) => ({ ...row, width: units / longest }));
  return {
    kind: 'comparison',
    revision: 41,
    x: axis,
    slices: 'assignments',
    withSubcodes: true,
    themes: inventedThemes,
    longest,
    frequency: Float64Array.from([78, 142, 86, 44, 62]),
    groups: labels.map((label) => ({
      label,
      rows: rows.flatMap((row, index) => (row.group === label ? [index] : [])),
    })),
    rows,
  };
}
