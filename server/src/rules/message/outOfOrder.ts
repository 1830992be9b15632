import * as l10n from '@vscode/l10n';
import { isSorted, sortMessages } from '../../editing/refactorings/sort';
import { assumedTime } from '../../log/assumedTime';
import type { LogView } from '../../log/logView';
import { passesMidnight } from '../../log/timeOrder';
import type { Message } from '../../model/message';
import { formatTimestamp } from '../../model/timestamp';
import { lineRange, shiftRange } from '../../text/span';
import type { NeighbourRule } from '../rule';

/**
 * The time is earlier than that of the message before; messages with an invalid time are skipped. Messages after midnight at
 * the end of a log have no fix: sorting would leave them there, and they belong to another file.
 */
export const outOfOrder: NeighbourRule = {
  id: 'message/out-of-order',
  defaultLevel: 'warning',
  summary: 'A message is earlier than the one before it.',
  meaning: () =>
    l10n.t(
      'Times never run backwards in a real log; a message was pasted or typed at the wrong place, or its time is wrong.',
    ),
  scope: 'neighbours',
  skipsPlainSequence: true,

  check({ transcript: { messages, startLines } }, index, report) {
    const { header } = messages[index]!;
    if (header.timestamp === undefined) return;
    const before = timedBefore(messages, index);
    if (before < 0) return;
    const previous = messages[before]!.header;
    if (
      header.timestamp >= previous.timestamp! ||
      assumedTime(messages[index]!, previous.timestamp) === previous.timestamp
    )
      return;
    report({
      range: lineRange(0, header.timeStart, header.timeEnd),
      message: describe,
      related: {
        range: shiftRange(
          lineRange(0, previous.timeStart, previous.timeEnd),
          startLines[before]! - startLines[index]!,
        ),
        message: l10n.t('The previous message'),
      },
    });
  },

  fixSafety: 'unsafe',
  noun: count =>
    count === 1 ? l10n.t('1 message out of order') : l10n.t('{0} messages out of order', count),
  fixesAll: true,
  fix({ transcript }) {
    if (isSorted(transcript)) return undefined;
    return {
      title: l10n.t('Sort the messages by time'),
      // The edit is as long as the log, and rarely needed.
      get edits() {
        return [sortMessages(transcript)!];
      },
    };
  },
};

/** The index of the nearest message before one that has a valid time; -1 if there is none. */
function timedBefore(messages: readonly Message[], index: number): number {
  let before = index - 1;
  while (before >= 0 && messages[before]!.header.timestamp === undefined) before--;
  return before;
}

function describe({ transcript: { messages } }: LogView, messageIndex: number): string {
  const time = messages[messageIndex]!.header.timestamp!;
  const previous = messages[timedBefore(messages, messageIndex)]!.header.timestamp!;
  const times = [formatTimestamp(time), formatTimestamp(previous)];
  return passesMidnight(previous, time)
    ? l10n.t(
        '{0} is earlier than {1}, the time of the previous message. Past midnight it belongs in the log of the next day.',
        ...times,
      )
    : l10n.t('{0} is earlier than {1}, the time of the previous message.', ...times);
}
