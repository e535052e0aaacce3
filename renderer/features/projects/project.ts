import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import type { Choice } from '../exports/studyExport.ts';

export type ProjectFormat = InputOf<'projects.write'>['format'];
export type ProjectLoss = OutputOf<'projects.losses'>['losses'][number];

/** A project that is being put together. */
export interface ProjectDraft {
  readonly format: ProjectFormat;
  readonly choice: Choice;
  readonly memos: boolean;
  readonly sources: boolean;
  readonly paths: boolean;
  readonly nvivo: boolean;
}

export const wholeStudy: ProjectDraft = {
  format: 'qdpx',
  choice: { documentIds: null, codeIds: null, withSubcodes: true, variableIds: null, coderIds: null, speakers: null },
  ...{ memos: true, sources: true, paths: false, nvivo: false },
};

interface FormatChoice {
  readonly value: ProjectFormat;
  readonly label: string;
  readonly title: string;
  readonly use: string;
}

export const projectFormats: readonly FormatChoice[] = [
  {
    value: 'qdpx',
    label: 'Project',
    title: 'Project with its files (.qdpx)',
    use: 'Everything that other programs can take over, in one .qdpx file. Another Axial gets the study whole.',
  },
  {
    value: 'qde',
    label: 'Without files',
    title: 'Project without files (.qde)',
    use: 'The same as one XML file (.qde), with the texts in it and no files.',
  },
  {
    value: 'qdc',
    label: 'Codebook',
    title: 'Codebook (.qdc)',
    use: 'Only the codes, with their descriptions and colours, as a .qdc file.',
  },
];

/** What the engine is asked: parts of the choice that a codebook does not have make no difference. */
export const requestOf = ({ format, choice, ...rest }: ProjectDraft): InputOf<'projects.losses'> => {
  const { speakers: _, ...parts } = choice;
  return { format, choice: { ...parts, ...rest } };
};

/** Counts in words: `24 documents, 61 codes and 409 coded segments`. */
export function countsInWords(counts: OutputOf<'projects.losses'>['counts']): string {
  const words = counts.map(({ what, count }) => `${what}: ${count.toLocaleString('en-GB')}`);
  return words.join(' · ');
}
