import type { RefactoringId } from '../../protocol';
import { deleteMessages } from './delete';
import { mergeWithPrevious } from './merge';
import { moveDown, moveUp } from './moveMessages';
import type { Refactoring } from './refactoring';
import { removeDuplicates } from './removeDuplicates';
import { shiftTimes } from './shiftTimes';
import { sort } from './sort';
import { split } from './split';

/** Every refactoring of one log, in the order in which they are offered. What reaches into another log is in `moveToDay.ts`. */
const byId: Readonly<Record<RefactoringId, Refactoring>> = {
  mergeWithPrevious,
  split,
  moveUp,
  moveDown,
  shiftTimes,
  delete: deleteMessages,
  sort,
  removeDuplicates,
};

export const refactorings: readonly Refactoring[] = Object.values(byId);

/** The refactoring of that name. @throws for a name that a client made up */
export function refactoringById(id: RefactoringId): Refactoring {
  if (!Object.hasOwn(byId, id)) throw new Error(`There is no refactoring "${id}"`);
  return byId[id];
}
