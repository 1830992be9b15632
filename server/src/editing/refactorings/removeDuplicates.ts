import * as l10n from '@vscode/l10n';
import { saidText } from '../../log/saidText';
import type { Message } from '../../model/message';
import { arrangeMessages } from '../arrangeMessages';
import { updateLinesKey } from './linesKey';
import type { MessageSpan, Refactoring } from './refactoring';

/** Removes every message that repeats an earlier one of the same second, in the whole log. */
export const removeDuplicates: Refactoring = {
  id: 'removeDuplicates',
  title: () => l10n.t('Remove all duplicates'),
  apply(log) {
    const { transcript } = log;
    const { messages } = transcript;
    const repeated = repeatedMessages(messages);
    if (repeated.length === 0)
      return { reason: l10n.t('No message repeats another of the same time, speaker and text.') };
    return {
      edits: [
        ...updateLinesKey(log, messages.length - repeated.length),
        ...spansOf(repeated).map(({ first, end }) => arrangeMessages(transcript, first, end, [])),
      ],
      summary:
        repeated.length === 1
          ? l10n.t('1 duplicate removed')
          : l10n.t('{0} duplicates removed', String(repeated.length)),
    };
  },
};

/**
 * The indices of messages with the same time, speaker and text as an earlier one, with no message of another
 * time in between. They need not be adjacent: where two exports overlap, sorting leaves the messages of one
 * second interleaved.
 */
function repeatedMessages(messages: readonly Message[]): number[] {
  const repeated: number[] = [];
  let said = new Set<string>();
  for (let index = 0; index < messages.length; index++) {
    const message = messages[index]!;
    if (message.header.timestamp !== messages[index - 1]?.header.timestamp) {
      // Most messages are the only one of their second. They are skipped.
      if (message.header.timestamp !== messages[index + 1]?.header.timestamp) continue;
      said = new Set();
    }
    const text = saidText(message);
    if (text === undefined) continue;
    if (said.has(text)) repeated.push(index);
    else said.add(text);
  }
  return repeated;
}

/** Groups ascending indices into runs of consecutive ones. */
export function spansOf(indices: readonly number[]): MessageSpan[] {
  const spans: { first: number; end: number }[] = [];
  for (const index of indices) {
    const last = spans[spans.length - 1];
    if (last?.end === index) last.end++;
    else spans.push({ first: index, end: index + 1 });
  }
  return spans;
}
