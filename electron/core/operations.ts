import { AxialError } from '#shared/domain/result.ts';
import { findOperation, listChanges, listOperations, readCalendar } from '../store/history.ts';
import { nextRedo, nextUndo, standingFrom } from '../store/undo.ts';
import { tellChanges } from './changeSentences.ts';
import type { Handlers, ProceduresOf } from './context.ts';

/** Changes of a step that are told in words. */
const toldChanges = 500;

export const operationHandlers: Handlers<ProceduresOf<'operations'>> = {
  'operations.state': (context) => {
    const study = context.study();
    return { revision: study.revision(), undo: nextUndo(study.readable), redo: nextRedo(study.readable) };
  },
  'operations.list': (context, filter) => listOperations(context.readable(), filter),
  'operations.calendar': (context, { minutesEast }) => readCalendar(context.readable(), minutesEast),
  'operations.read': (context, { number }) => {
    const study = context.readable();
    const operation = findOperation(study, number);
    if (!operation) throw new AxialError('not_found', `There is no step ${number} in the history of this study.`);
    const { changes, total } = listChanges(study, number, toldChanges);
    return { operation, changes: tellChanges(study, number, changes), total, undoes: standingFrom(study, number) };
  },
  'operations.undo': (context) => context.study().undo(context.actor()),
  'operations.redo': (context) => context.study().redo(context.actor()),
  'operations.undoTo': (context, { number }) => context.study().undoTo(number, context.actor()),
  'operations.setNote': (context, { number, note }) => {
    const study = context.study();
    study.setNote(number, note);
    context.emit({ type: 'changed', revision: study.revision(), nouns: ['operations'], label: '' });
    return {};
  },
};
