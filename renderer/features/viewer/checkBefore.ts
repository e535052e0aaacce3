import type { InputOf } from '#shared/contract/index.ts';

export type ViewerRequest = Extract<InputOf<'exports.write'>['request'], { what: 'viewer' }>;
type Check = InputOf<'anonymity.check'>;

/** Kinds of words that this choice lets into the viewer. Texts, names of documents and codes are always in it. */
function partsOf({ choice, memoTypes, comments, notes }: ViewerRequest): NonNullable<Check['parts']> {
  return [
    'document',
    'documentName',
    'code',
    'label',
    ...(memoTypes?.length === 0 ? [] : (['memo', 'memoTitle'] as const)),
    ...(choice?.variableIds?.length === 0 ? [] : (['value'] as const)),
    ...(comments === false ? [] : (['comment'] as const)),
    ...(notes === false ? [] : (['documentNote', 'group'] as const)),
  ];
}

/** What the check before a viewer looks through: what goes in, and rather more than less. */
export function checkBeforeViewer(request: ViewerRequest) {
  return {
    scope: { documentIds: request.choice?.documentIds ?? null, parts: partsOf(request) },
    what: request.choice?.documentIds
      ? 'Looks through the chosen documents and what goes into the viewer with them.'
      : 'Looks through all texts and what goes into the viewer with them.',
  };
}
