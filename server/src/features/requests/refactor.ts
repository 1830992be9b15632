import { refactoringById } from '../../editing/refactorings';
import { isRefusal } from '../../editing/refactorings/refactoring';
import { REFACTOR, type RefactorParams, type RefactorResult } from '../../protocol';
import { feature } from '../support/feature';

/** A refactoring for a command of the client. In other editors the same are code actions (`refactorAction.ts`). */
export const refactor = feature<RefactorParams, RefactorResult>({
  method: REFACTOR,
  capabilities: {},
  handle({ log, version }, { range, refactoring, argument = '' }) {
    const outcome = refactoringById(refactoring).apply(log, range, argument);
    return isRefusal(outcome) ? outcome : { version, ...outcome };
  },
});
