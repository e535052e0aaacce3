import { type ReadableStudy, reader } from './study.ts';

export interface Finding {
  readonly level: 'error' | 'warning';
  readonly message: string;
}

export function checkStudy(study: ReadableStudy): { findings: Finding[]; checked: string[] } {
  const answer = study[reader].values<string>('PRAGMA integrity_check(20)');
  return {
    findings: answer.filter((line) => line !== 'ok').map((message) => ({ level: 'error', message })),
    checked: [],
  };
}
