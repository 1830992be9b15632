import type { RefactoringId } from '../../protocol';
import { deleteMessages } from './delete';
import { mergeWithPrevious } from './merge';
import { mergeDuplicatedRuns } from './mergeDuplicatedRuns';
import { moveDown, moveUp } from './moveMessages';
import type { Refactoring } from './refactoring';
import { removeDuplicates } from './removeDuplicates';
import { shiftTimes } from './shiftTimes';
import { sort } from './sort';
import { split } from './split';

/**
 * The refactorings of a single log, in the order in which they are offered. `moveToDay.ts` has the one that
 * involves another log.
 */
const byId: Readonly<Record<RefactoringId, Refactoring>> = {
  mergeWithPrevious,
  split,
  moveUp,
  moveDown,
  shiftTimes,
  sort,
  removeDuplicates,
  mergeDuplicatedRuns,
  delete: deleteMessages,
};

export const refactorings: readonly Refactoring[] = Object.values(byId);

/**
 * Finds a refactoring.
 *
 * @throws for an id that does not exist, which a client may still send
 */
export function refactoringById(id: RefactoringId): Refactoring {
  if (!Object.hasOwn(byId, id)) throw new Error(`There is no refactoring "${id}"`);
  return byId[id];
}
