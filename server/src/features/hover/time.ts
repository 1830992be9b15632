import * as l10n from '@vscode/l10n';
import type { ChatLog } from '../../document/chatLog';
import type { TimeSymbol } from '../../log/symbolAt';
import { formatTimestamp, type Timestamp } from '../../model/timestamp';
import { type Card, section } from './card';
import { durationText } from './duration';

/** The number of the message, and the time since the message before it. */
export function timeCard({ transcript }: ChatLog, { messageIndex, timestamp }: TimeSymbol): Card {
  const { messages } = transcript;
  const number = [l10n.t('Message {0} of {1}', messageIndex + 1, messages.length)];
  let before = messageIndex - 1;
  while (before >= 0 && messages[before]!.header.timestamp === undefined) before--;
  const since = messages[before]?.header.timestamp;
  if (timestamp === undefined || since === undefined) return [section(number)];
  return [section(number, [gapText(timestamp - since, since)])];
}

/**
 * Formats the time between a message and the one before.
 *
 * @param since the time of the message before
 */
export function gapText(seconds: number, since: Timestamp): string {
  if (seconds === 0) return l10n.t('In the same second as the message before');
  return seconds > 0
    ? l10n.t('{0} after the message before ({1})', durationText(seconds), formatTimestamp(since))
    : l10n.t('{0} earlier than the message before ({1})', durationText(-seconds), formatTimestamp(since));
}
