import * as l10n from '@vscode/l10n';
import type { ChatLog } from '../chatLog';
import { writeHeader, writtenHeader } from '../headerEdit';
import type { Finding, Fix } from '../rule';
import { excerpt } from './excerpt';
import { assumedTime, timeBefore } from './message/assumedTime';

/**
 * A fix that writes the header of a finding's message as the format has it; what stands after the name stays. A time without
 * seconds becomes one that is not before the time above it, if it can.
 */
export function rewriteHeader({ transcript }: ChatLog, { messageIndex }: Finding): Fix {
  const message = transcript.messages[messageIndex]!;
  const timestamp = assumedTime(message, timeBefore(transcript.messages, messageIndex));
  return {
    title: l10n.t('Change to "{0}"', excerpt(writtenHeader(message, timestamp))),
    edits: [writeHeader(transcript, messageIndex, timestamp)],
  };
}
