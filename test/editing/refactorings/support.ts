import assert from 'node:assert/strict';
import { ChatLog } from '../../../server/src/document/chatLog';
import { refactoringById } from '../../../server/src/editing/refactorings';
import { isRefusal } from '../../../server/src/editing/refactorings/refactoring';
import { bodyText } from '../../../server/src/model/message';
import { formatTimestamp } from '../../../server/src/model/timestamp';
import type { RefactoringId } from '../../../server/src/protocol';
import { ruleLevels } from '../../../server/src/rules/ruleLevels';
import { hasSelection, readSelection } from '../../support/marks';
import { applyTo, FILE_NAME } from '../../support/rules';

export { HEAD, message } from '../../support/rules';

/** A log of a text. */
export function logOf(text: string): ChatLog {
  return new ChatLog(text, { fileName: FILE_NAME, levels: ruleLevels() });
}

/** Checks the result of a refactoring of a marked text and, if the expected text is marked too, the selection after it. */
export function becomes(id: RefactoringId, marked: string, expected: string, argument = ''): void {
  const { text, range } = readSelection(marked);
  const outcome = refactoringById(id).apply(logOf(text), range, argument);
  assert.ok(!isRefusal(outcome), isRefusal(outcome) ? outcome.reason : '');
  const result = applyTo(text, outcome.edits);
  if (hasSelection(expected)) {
    const after = readSelection(expected);
    assert.equal(result, after.text);
    assert.deepEqual(outcome.selection, after.range, 'the selection');
  } else {
    assert.equal(result, expected);
  }
}

/** Checks that a refactoring is refused with a reason that contains these words. */
export function isRefused(id: RefactoringId, marked: string, words: string, argument = ''): void {
  const { text, range } = readSelection(marked);
  const outcome = refactoringById(id).apply(logOf(text), range, argument);
  assert.ok(isRefusal(outcome), 'not refused');
  assert.ok(outcome.reason.includes(words), outcome.reason);
}

/** The content of a message: time, speaker and body. Invalid times stay as written. */
export type Said = readonly [time: string, speaker: string, body: string];

/** The contents of the messages of a text, in order. */
export function saidIn(text: string): Said[] {
  return logOf(text).transcript.messages.map(message => {
    const { header, lines } = message;
    const { timestamp } = header;
    const time =
      timestamp === undefined
        ? lines[0]!.slice(header.timeStart, header.timeEnd)
        : formatTimestamp(timestamp);
    return [time, header.speaker, bodyText(message)];
  });
}

/** The same, sorted, to compare as a multiset. */
export function asMultiset(said: readonly Said[]): string[] {
  return said.map(each => JSON.stringify(each)).sort();
}
