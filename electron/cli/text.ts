import { findDocument } from './names.ts';
import { withStudyToRead } from './openStudy.ts';
import { type Command, readWords } from './usage.ts';

export const text: Command = {
  usage: 'text STUDY.axial DOCUMENT',
  summary: 'Writes the stored text of a document, byte for byte, in UTF-8.',
  run: (words) => {
    const { positionals } = readWords(words, {}, { least: 2, most: 2 });
    const [study = '', name = ''] = positionals;
    return withStudyToRead(study, async (ask) => {
      const { documents } = await ask('documents.list', {});
      const read = await ask('documents.read', { id: findDocument(documents, name).id });
      process.stdout.write(read.text);
      return 0;
    });
  },
};
