import { exchangeFormatOf } from '#shared/domain/exchange.ts';

interface NamedFile {
  readonly name: string;
}

/** The database of a folder of QualCoder: such a folder is one project, whatever else lies in it. */
const isQualCoderDatabase = ({ name }: NamedFile): boolean => name.toLowerCase() === 'data.qda';

/**
 * Projects and codebooks of other programs among files that were given. Of a folder of QualCoder only its database is
 * one, and the rest of the folder belongs to it.
 */
export function projectsAmong<File extends NamedFile>(files: readonly File[]): readonly File[] {
  const database = files.find(isQualCoderDatabase);
  return database ? [database] : files.filter(({ name }) => exchangeFormatOf(name) !== null);
}
