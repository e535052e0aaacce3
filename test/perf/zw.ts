import { typicalWords } from '#shared/text/typicalWords.ts';
import { wordTrend } from '#shared/text/wordTrend.ts';
import { listDocumentPlaces } from '../../electron/store/searchSources.ts';
import { withStudyToRead } from '../../electron/store/studyFile.ts';
import { readTextOf } from '../../electron/store/texts.ts';
import { lap } from './zlap.ts';

withStudyToRead('out/bench/stress.axial', (study) => {
  const keys = listDocumentPlaces(study)
    .map(({ key }) => key)
    .slice(0, 2000);
  lap('keys');
  const texts = new Map(keys.map((key) => [key, readTextOf(study, key) ?? '']));
  lap('read texts');
  const documents = keys.map((key) => ({ key, heard: null, covered: [], group: 0 }));
  const t = typicalWords(
    {
      documents,
      sets: 0,
      stopWords: [],
      languages: {},
      shortest: 2,
      least: 1,
      measure: 'likelihood',
      limit: 50,
    } as never,
    (k) => texts.get(k) as string,
  );
  lap('typical, no sets ' + t.total);
  wordTrend(
    {
      documents,
      groups: 1,
      terms: [['stone'], ['people'], ['order'], ['year'], ['plan']].map((words) => ({ written: '', words })),
    } as never,
    (k) => texts.get(k) as string,
  );
  lap('trend');
});
