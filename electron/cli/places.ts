import type { OutputOf } from '#shared/contract/index.ts';
import { astralPositions, toCodePoints } from '#shared/text/offsets.ts';
import type { Ask } from './openStudy.ts';

type Place = OutputOf<'anonymity.check'>['findings'][number]['places'][number];

/** Places as they leave the program: positions in code points of the text that they stand in. */
export function positionsOf(ask: Ask): <Found extends Place>(place: Found) => Promise<Found> {
  const known = new Map<string, Promise<Int32Array>>();
  return async (place) => {
    const name = JSON.stringify([place.in, isShort(place) ? place.start : null]);
    const reading = known.get(name) ?? textOf(ask, place).then(astralPositions);
    known.set(name, reading);
    const astral = await reading;
    return { ...place, start: toCodePoints(astral, place.start), end: toCodePoints(astral, place.end) };
  };
}

const isShort = ({ in: { kind } }: Place): boolean => kind === 'label' || kind === 'speakerValue';

async function textOf(ask: Ask, { in: place, before, text }: Place): Promise<string> {
  switch (place.kind) {
    case 'document':
      return (await ask('documents.read', { id: place.documentId })).text;
    case 'documentName':
    case 'documentNote': {
      const document = (await ask('documents.list', {})).documents.find(({ id }) => id === place.documentId);
      return (place.kind === 'documentName' ? document?.name : document?.note) ?? '';
    }
    case 'value': {
      const { values } = await ask('variables.list', {});
      const { documentId, variableId } = place;
      return values.find((each) => each.documentId === documentId && each.variableId === variableId)?.value ?? '';
    }
    case 'memo':
      return (await ask('memos.read', { id: place.memoId })).text;
    case 'memoTitle':
      return (await ask('memos.read', { id: place.memoId })).title;
    case 'comment':
      return (await ask('codings.read', { id: place.codingId })).comment;
    case 'code':
      return (await ask('codes.list', {})).find(({ id }) => id === place.codeId)?.[place.field] ?? '';
    case 'group':
      return (await ask('documents.list', {})).groups.find(({ id }) => id === place.groupId)?.name ?? '';
    case 'speakerValue':
    case 'label':
      // Short words: what stands before the place is all there is before it.
      return before + text;
  }
}
