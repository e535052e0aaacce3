import { useMemo } from 'react';
import { walkCodes } from '#shared/domain/codeTree.ts';
import { speakerWords } from '#shared/domain/speaker.ts';
import { useAsk } from '../../client/hooks.ts';
import { shownColor, useCodeTree } from '../codes/tree.ts';
import { type NamedSpeakers, useSpeakerNames } from '../speakers/choice.ts';
import { codesOf, type Option, withBelow } from './codeTicks.ts';
import { type Choice, choiceSummary, type Part } from './studyExport.ts';

export interface PartChoice {
  readonly part: Part;
  readonly title: string;
  readonly options: readonly Option[];
  /** `null` = all. */
  readonly chosen: readonly string[] | null;
  readonly summary: string;
  /** The choice with these of the part; `null` = all. */
  readonly choose: (ids: readonly string[] | null) => Choice;
}

const flat = (entries: readonly { readonly id: string; readonly name: string }[] | undefined): Option[] =>
  (entries ?? []).map(({ id, name }) => ({ id, name, depth: 0 }));

/** Everything that a choice can be made of, with what is chosen in words; parts that a study does not have are left out. */
export function useChoices(choice: Choice): readonly PartChoice[] {
  const documents = useAsk('documents.list', {}).data?.documents;
  const variables = useAsk('variables.list', {}).data?.variables;
  const coders = useAsk('study.coders', {}).data;
  const tree = useCodeTree();
  const speakers = useSpeakerNames();
  return useMemo(() => {
    const codes = [...walkCodes(tree)].map(({ code, depth }) => ({
      ...{ id: code.id, name: code.name, depth },
      color: shownColor(tree, code.id),
    }));
    const lists = [
      part('documents', 'Documents', 'document', flat(documents), choice, 'documentIds'),
      codesPart(codes, choice),
      part('variables', 'Variables', 'variable', flat(variables), choice, 'variableIds'),
      part('coders', 'Coders', 'coder', flat(coders), choice, 'coderIds'),
    ];
    const told = speakers.length > 0 ? [...lists, speakersPart(speakers, choice)] : lists;
    return told.filter(({ part: each, options, chosen }) => {
      if (each === 'coders') return options.length > 1 || chosen !== null;
      return options.length > 0 || each === 'documents' || each === 'codes';
    });
  }, [documents, variables, coders, tree, speakers, choice]);
}

type IdField = 'documentIds' | 'variableIds' | 'coderIds';

function part(
  name: Part,
  title: string,
  one: string,
  options: readonly Option[],
  choice: Choice,
  field: IdField,
): PartChoice {
  const wanted = new Set<string>(choice[field] ?? []);
  const chosen = options.filter(({ id }) => wanted.has(id));
  const isAll = choice[field] === null;
  const names = isAll ? null : chosen.map((each) => each.name);
  return {
    ...{ part: name, title, options, chosen: isAll ? null : chosen.map(({ id }) => id) },
    summary: choiceSummary(names, options.length, one),
    choose: (ids) => ({ ...choice, [field]: ids && [...ids] }),
  };
}

/**
 * Codes are ticked one by one. Where all that stand below the ticked ones are ticked too, the choice names only the
 * uppermost, with their subcodes: then it holds for subcodes to come.
 */
function codesPart(options: readonly Option[], choice: Choice): PartChoice {
  const wanted = new Set<string>(
    (choice.codeIds ?? []).flatMap((id) => (choice.withSubcodes ? withBelow(options, id) : [id])),
  );
  const isAll = choice.codeIds === null;
  const chosen = options.filter(({ id }) => wanted.has(id));
  const names = isAll ? null : chosen.map(({ name }) => name);
  return {
    ...{ part: 'codes', title: 'Codes', options, chosen: isAll ? null : chosen.map(({ id }) => id) },
    summary: choiceSummary(names, options.length, 'code'),
    choose: (ids) => ({ ...choice, ...codesOf(options, ids) }),
  };
}

/** Speakers are chosen by name, over all documents; whose role is to ask can be left out as a whole. */
function speakersPart(speakers: readonly NamedSpeakers[], choice: Choice): PartChoice {
  const only = choice.speakers?.only ? new Set<string>(choice.speakers.only) : null;
  const isIn = ({ ids, role }: NamedSpeakers) =>
    !(choice.speakers?.leaveOut ?? []).includes(role) && (only === null || ids.some((id) => only.has(id)));
  const chosen = choice.speakers === null ? null : speakers.filter(isIn).map(({ name }) => name);
  const words = speakerWords(choice.speakers?.leaveOut ?? [], only && (chosen ?? []));
  return {
    part: 'speakers',
    title: 'Speakers',
    options: speakers.map(({ name }) => ({ id: name, name, depth: 0 })),
    chosen,
    summary: words === '' ? 'everybody’s words' : words,
    choose: (names) => ({ ...choice, speakers: names && speakersOf(speakers, names) }),
  };
}

/** All but those who ask is said by their role, so that it holds for documents to come. */
function speakersOf(speakers: readonly NamedSpeakers[], names: readonly string[]): Choice['speakers'] {
  const wanted = new Set(names);
  const isAllButAsking = speakers.every(({ name, role }) => wanted.has(name) === (role !== 'interviewer'));
  if (isAllButAsking) return { leaveOut: ['interviewer'], only: null };
  return { leaveOut: [], only: speakers.filter(({ name }) => wanted.has(name)).flatMap(({ ids }) => ids) };
}
