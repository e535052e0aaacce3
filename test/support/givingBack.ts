import type { IncomingStudy } from '#shared/interchange/incoming.ts';
import type { ProjectOptions } from '#shared/interchange/refi/composing.ts';
import type { ExchangeStudy } from '#shared/interchange/refi/exchangeStudy.ts';
import type { RefiProjectFile } from '#shared/interchange/refi/file.ts';
import { type ProjectDraft, projectFromStudy } from '#shared/interchange/refi/fromStudy.ts';
import { refiToIncoming } from '#shared/interchange/refi/toIncoming.ts';
import { writeProjectXml } from '#shared/interchange/refi/writeXml.ts';
import { canonicalXml } from './canonicalXml.ts';
import { everything, studyOfIncoming } from './exchangeStudy.ts';

export const projectOptions: ProjectOptions = {
  choice: everything,
  inline: false,
  origin: 'Axial',
  modifiedAt: 0,
  colorOf: () => '#123456',
};

/** A project as it goes out of a study into which it was brought, and whatever was done there. */
export function givenBack(
  file: RefiProjectFile,
  change: (study: ExchangeStudy) => ExchangeStudy = (study) => study,
  options: Partial<ProjectOptions> = {},
): ProjectDraft {
  return projectFromStudy(change(studyOfIncoming(refiToIncoming(file))), { ...projectOptions, ...options });
}

export const xmlOfDraft = ({ project }: ProjectDraft): string => [...writeProjectXml(project)].join('');

/** XML in one form, without what is always of this program and of now. */
export function withoutMaker(xml: string): string[] {
  const [root = '', ...rest] = canonicalXml(xml);
  return [root.replace(/ (?:origin|modifiedDateTime)="[^"]*"/g, ''), ...rest];
}

/** The words that codings stand on, with the name of the code. */
export function quotationsOf({ documents, codings, codes }: IncomingStudy): string[] {
  const texts = new Map(documents.map(({ id, text }) => [id, text]));
  const names = new Map(codes.map(({ id, name }) => [id, name]));
  return codings.map(
    ({ documentId, codeId, start, end }) => `${names.get(codeId)}: ${texts.get(documentId)?.slice(start, end)}`,
  );
}
