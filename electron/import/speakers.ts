export { speakerMarks } from '#shared/text/speakerNames.ts';
