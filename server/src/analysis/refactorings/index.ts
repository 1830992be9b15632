import { deleteMessages } from './delete';
import { mergeWithPrevious } from './merge';
import { moveDown, moveUp } from './moveMessages';
import type { Refactoring } from './refactoring';
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
