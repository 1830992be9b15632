import { deleteMessages } from './delete';
import { mergeWithPrevious } from './merge';
import { moveDown, moveUp } from './moveMessages';
import type { Refactoring, RefactoringId } from './refactoring';
import { removeDuplicates } from './removeDuplicates';
import { shiftTimes } from './shiftTimes';
import { sort } from './sort';
import { split } from './split';

/** Every refactoring of one log, in the order in which they are offered. What reaches into another log is in `moveToDay.ts`. */
export const refactorings: readonly Refactoring[] = [
  mergeWithPrevious,
  split,
  moveUp,
  moveDown,
  shiftTimes,
  deleteMessages,
  sort,
  removeDuplicates,
];

/** The refactoring of that name. @throws for a name that a client made up */
export function refactoringById(id: RefactoringId): Refactoring {
  const found = refactorings.find(refactoring => refactoring.id === id);
  if (found === undefined) throw new Error(`There is no refactoring "${id}"`);
  return found;
}
