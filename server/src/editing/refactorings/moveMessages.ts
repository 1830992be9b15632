import * as l10n from '@vscode/l10n';
import { withoutByteOrderMark } from '../../model/head';
import type { Transcript } from '../../model/transcript';
import { type Edit, type Range, shiftRange } from '../../text/span';
import { arrangeMessages, startOfMessage } from '../arrangeMessages';
import { type Change, type MessageSpan, type Refactoring, selectedMessages } from './refactoring';
import { noMessageHere } from './refusals';

/** Moves the selected messages before the message above them. */
export const moveUp: Refactoring = {
  id: 'moveUp',
  title: count =>
    count === 1 ? l10n.t('Move the message up') : l10n.t('Move the {0} messages up', String(count)),
  apply({ transcript }, range) {
    const selected = selectedMessages(transcript, range);
    if (selected === undefined) return noMessageHere();
    if (selected.first === 0) return { reason: l10n.t('This is the first message.') };
    return swap(transcript, selected, selected.first - 1, range);
  },
};

/** Moves the selected messages after the message below them. */
export const moveDown: Refactoring = {
  id: 'moveDown',
  title: count =>
    count === 1 ? l10n.t('Move the message down') : l10n.t('Move the {0} messages down', String(count)),
  apply({ transcript }, range) {
    const selected = selectedMessages(transcript, range);
    if (selected === undefined) return noMessageHere();
    if (selected.end === transcript.messages.length) return { reason: l10n.t('This is the last message.') };
    return swap(transcript, selected, selected.end, range);
  },
};

/**
 * Swaps messages with their neighbour `other`. If possible, the edits move the neighbour and do not touch the
 * messages, so that cursors and folds in them stay where they are.
 */
function swap(transcript: Transcript, { first, end }: MessageSpan, other: number, range: Range): Change {
  const { messages, startLines } = transcript;
  const at = (index: number) => ({ message: messages[index]!, index });
  const block = Array.from({ length: end - first }, (_, i) => at(first + i));
  const text = withoutByteOrderMark(block.map(({ message }) => message.lines.join('')).join(''));
  const isUp = other < first;
  const from = Math.min(first, other);
  const whole = arrangeMessages(
    transcript,
    from,
    Math.max(end, other + 1),
    isUp ? [...block, at(other)] : [at(other), ...block],
  );
  const { newText } = whole;
  const before = newText.slice(0, isUp ? newText.indexOf(text) : newText.lastIndexOf(text));
  const after = newText.slice(before.length + text.length);
  const [start, stop] = [startOfMessage(transcript, first), startOfMessage(transcript, end)];
  const edits: Edit[] = [
    { range: { start: whole.range.start, end: start }, newText: before },
    { range: { start: stop, end: whole.range.end }, newText: after },
  ];
  const lines = startLines[from]! + before.split(/\r\n|\n|\r/).length - 1 - startLines[first]!;
  return { edits: edits.filter(edit => !isNothing(edit)), selection: shiftRange(range, lines) };
}

function isNothing({ range: { start, end }, newText }: Edit): boolean {
  return newText === '' && start.line === end.line && start.character === end.character;
}
