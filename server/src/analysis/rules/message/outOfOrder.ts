import * as l10n from '@vscode/l10n';
import type { Message } from '../../../model/message';
import { type Edit, lineRange, range, shiftRange } from '../../../model/span';
import { isBlank, terminator } from '../../../model/text';
import { formatTimestamp } from '../../../model/timestamp';
import { endPosition, type Transcript } from '../../../model/transcript';
import type { ChatLog } from '../../chatLog';
import type { Fix, NeighbourRule } from '../../rule';
import { lineBreak } from '../../textEdits';
import { assumedTime } from './assumedTime';

/** The time is earlier than that of the message before; messages whose time is invalid are passed over. */
export const outOfOrder: NeighbourRule = {
  id: 'message/out-of-order',
  defaultLevel: 'warning',
  scope: 'neighbours',

  check({ transcript: { messages, startLines } }, index, report) {
    const { header } = messages[index]!;
    if (header.timestamp === undefined) return;
    let before = index - 1;
    while (before >= 0 && messages[before]!.header.timestamp === undefined) before--;
    if (before < 0) return;
    const previous = messages[before]!.header;
    if (
      header.timestamp >= previous.timestamp! ||
      assumedTime(messages[index]!, previous.timestamp) === previous.timestamp
    )
      return;
    report({
      range: lineRange(0, header.timeStart, header.timeEnd),
      message: l10n.t(
        '{0} is earlier than {1}, the time of the message before.',
        formatTimestamp(header.timestamp),
        formatTimestamp(previous.timestamp!),
      ),
      related: {
        range: shiftRange(
          lineRange(0, previous.timeStart, previous.timeEnd),
          startLines[before]! - startLines[index]!,
        ),
        message: l10n.t('The message before'),
      },
    });
  },

  fixesAll: true,
  fix: log => sortMessages(log),
};

/** Sorts all messages by time, stably; one without a valid time stays behind the one it followed. */
function sortMessages({ transcript }: ChatLog): Fix | undefined {
  const { messages, startLines } = transcript;
  let last = 0;
  const keyed = messages.map((message, index) => {
    last = assumedTime(message, last) ?? last;
    return { message, index, key: last };
  });
  const sorted = keyed.slice().sort((a, b) => a.key - b.key || a.index - b.index);
  let from = 0;
  while (from < sorted.length && sorted[from]!.index === from) from++;
  if (from === sorted.length) return undefined;
  let to = sorted.length;
  while (sorted[to - 1]!.index === to - 1) to--;
  const texts = sorted.slice(from, to).map(({ message, index }, i, { length }) => {
    const text = message.lines.join('');
    const wasLast = index === messages.length - 1;
    return wasLast && i < length - 1 ? withSeparator(text, message, lineBreak(transcript)) : text;
  });
  const moved: Edit = {
    range: range(startLines[from]!, 0, ...startOfMessage(transcript, to)),
    newText: texts.join(''),
  };
  return { title: l10n.t('Sort the messages by time'), edits: [moved] };
}

/** Where a message begins, or the text ends: line and column. */
function startOfMessage(transcript: Transcript, index: number): [line: number, character: number] {
  const line = transcript.startLines[index];
  if (line !== undefined) return [line, 0];
  const end = endPosition(transcript);
  return [end.line, end.character];
}

/** The message that ended the text, to stand before another: its last line may lack a line break and need not be blank. */
function withSeparator(text: string, { lines }: Message, eol: string): string {
  // What follows a line break at the end of a text counts as a line.
  const last = lines[lines.length - 1] || lines[lines.length - 2]!;
  const ended = terminator(last) === '' ? text + eol : text;
  return isBlank(last) ? ended : `${ended}   ${eol}`;
}
