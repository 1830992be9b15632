import { refactoringById, refactorings } from '../../editing/refactorings';
import { isRefusal } from '../../editing/refactorings/refactoring';
import { REFACTOR, type RefactorParams, type RefactorResult } from '../../protocol';
import { feature } from '../support/feature';
import { oneOf, optional, RANGE, TEXT } from '../support/params';

/** A refactoring for a command of the client. Other editors have the same refactorings as code actions (`refactorAction.ts`). */
export const refactor = feature<RefactorParams, RefactorResult>({
  method: REFACTOR,
  params: {
    range: RANGE,
    refactoring: oneOf(...refactorings.map(({ id }) => id)),
    argument: optional(TEXT),
  },
  capabilities: {},
  handle({ log, version }, { range, refactoring, argument = '' }) {
    const outcome = refactoringById(refactoring).apply(log, range, argument);
    return isRefusal(outcome) ? outcome : { version, ...outcome };
  },
});
