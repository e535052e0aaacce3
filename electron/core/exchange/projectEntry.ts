import type { OutputOf } from '#shared/contract/index.ts';
import type { IncomingLoss, IncomingStudy } from '#shared/interchange/incoming.ts';
import type { WritableStudy } from '../../store/study.ts';
import { brief } from '../words.ts';
import { bringIn } from './bringIn.ts';
import { planBringing } from './planBringing.ts';

type Entry = OutputOf<'imports.run'>['report'][number];

/**
 * Brings a project in among other files, inside an operation of the caller: what the study has already stays as it is, a
 * document whose words differ comes in as a copy. Answers its entry of the report, with every loss as a sentence.
 */
export function bringProjectIn(study: WritableStudy, file: string, incoming: IncomingStudy, actor: string): Entry {
  const plan = planBringing(study, incoming, { kinds: {}, texts: 'copy', each: {} }, actor);
  const brought = bringIn(study, plan, false);
  const copies = plan.documents.different.filter(({ treatment }) => treatment === 'copy');
  const documents = [...plan.documents.fresh, ...copies].map(({ thing, target }) => ({
    id: target as Entry['documents'][number]['id'],
    name: thing.name,
  }));
  const { report } = incoming;
  const warnings = [
    ...report.notes,
    ...plan.planning.notes,
    ...(report.offsets && !report.offsets.sure ? [report.offsets.why] : []),
    ...[...report.losses, ...plan.planning.losses].map(lossSentence),
  ];
  const project = { origin: incoming.origin, brought, offsets: report.offsets?.why ?? null };
  const skipped = brought.every(({ added }) => added === 0) && plan.views.fresh.length === 0;
  return { file, ok: true, skipped, documents, warnings, project };
}

/** `coded segment “Trust” (9b2…): Its words are not in the text.` */
export function lossSentence({ what, name, id, sentence }: IncomingLoss): string {
  const named = name === '' ? what : `${what} “${brief(name)}”`;
  return `${named}${id === '' ? '' : ` (${id})`}: ${sentence}`;
}
