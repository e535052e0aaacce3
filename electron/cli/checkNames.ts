import type { OutputOf } from '#shared/contract/index.ts';
import { type Ask, withStudyToRead } from './openStudy.ts';
import { countOf, print, printJson, printTable } from './output.ts';
import { positionsOf } from './places.ts';
import { type Command, readNumber, readWords } from './usage.ts';

type Finding = OutputOf<'anonymity.check'>['findings'][number];

export const checkNames: Command = {
  usage: 'check-names STUDY.axial [--least CONFIDENCE] [--json]',
  summary: 'Lists probable names, addresses, numbers and dates of birth; changes nothing. It can miss some.',
  details: [
    '',
    '--least N   only what is at least so sure, from 0 to 1 (0.55)',
    '--json      with all places, in code points',
  ],
  run: (words) => {
    const options = { least: { type: 'string' }, json: { type: 'boolean' } } as const;
    const { values, positionals } = readWords(words, options, { least: 1, most: 1 });
    const least = readNumber('least', values.least ?? '0.55');
    return withStudyToRead(positionals[0] ?? '', async (ask) => {
      const answer = await ask('anonymity.check', {});
      const findings = answer.findings.filter(({ confidence }) => confidence >= least);
      if (values.json) printJson({ findings: await Promise.all(findings.map(recorder(ask))), kept: answer.kept });
      else printFindings(findings);
      return 0;
    });
  },
};

function printFindings(findings: readonly Finding[]): void {
  if (findings.length > 0) {
    const rows = findings.map(({ kind, text, count, confidence, reason }) => [kind, text, count, confidence, reason]);
    printTable(['kind', 'words', 'places', 'sure', 'why'], rows);
  }
  print(`${countOf(findings.length, 'finding')}. Rules and lists miss things: read the texts as well.`);
}

function recorder(ask: Ask): (finding: Finding) => Promise<unknown> {
  const inCodePoints = positionsOf(ask);
  return async (finding) => ({ ...finding, places: await Promise.all(finding.places.map(inCodePoints)) });
}
