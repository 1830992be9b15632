import * as l10n from '@vscode/l10n';
import { writeHeader, writtenHeader } from '../editing/headerEdit';
import { assumedTime, timeBefore } from '../log/assumedTime';
import type { LogView } from '../log/logView';
import { excerpt } from '../text/excerpt';
import type { Finding, LocalFix } from './rule';

/**
 * A fix that writes the header of a finding's message as the format has it; what stands after the name stays. A time without
 * seconds becomes one that is not before the time above it, if it can.
 */
export function rewriteHeader({ transcript }: LogView, { messageIndex }: Finding): LocalFix {
  const message = transcript.messages[messageIndex]!;
  const timestamp = assumedTime(message, timeBefore(transcript.messages, messageIndex));
  return {
    title: l10n.t('Change to "{0}"', excerpt(writtenHeader(message, timestamp))),
    edits: [writeHeader(transcript, messageIndex, timestamp)],
  };
}
