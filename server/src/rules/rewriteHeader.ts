import * as l10n from '@vscode/l10n';
import { writeHeader, writtenHeader } from '../editing/headerEdit';
import { assumedTime, timeBefore } from '../log/assumedTime';
import type { LogView } from '../log/logView';
import { excerpt } from '../text/excerpt';
import type { Fixable, LocalFix } from './rule';

/**
 * A fix that rewrites the header of a finding's message in the correct format; text after the name stays. A time without
 * seconds gets seconds so that it is not before the time above it, if possible.
 */
export function rewriteHeader({ transcript }: LogView, { messageIndex }: Fixable): LocalFix {
  const message = transcript.messages[messageIndex]!;
  const timestamp = assumedTime(message, timeBefore(transcript.messages, messageIndex));
  return {
    // For a list of quick fixes alone.
    get title() {
      return l10n.t('Change to "{0}"', excerpt(writtenHeader(message, timestamp)));
    },
    edits: [writeHeader(transcript, messageIndex, timestamp)],
  };
}
