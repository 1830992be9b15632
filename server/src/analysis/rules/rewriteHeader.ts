import * as l10n from '@vscode/l10n';
import { withoutByteOrderMark } from '../../model/head';
import { canonicalHeader } from '../../model/header';
import { endOfText } from '../../model/text';
import type { ChatLog } from '../chatLog';
import type { Finding, Fix } from '../rule';
import { replaceInLine } from '../textEdits';
import { excerpt } from './excerpt';
import { assumedTime, timeBefore } from './message/assumedTime';

/**
 * A fix that writes the header of a finding's message as the format has it; what stands after the name stays. A time without
 * seconds becomes one that is not before the time above it, if it can.
 */
export function rewriteHeader(log: ChatLog, finding: Finding): Fix {
  const { messages, startLines } = log.transcript;
  const message = messages[finding.messageIndex]!;
  const { header, lines } = message;
  const timestamp = assumedTime(message, timeBefore(messages, finding.messageIndex));
  const line = lines[0]!;
  const start = line.length - withoutByteOrderMark(line).length;
  const oldText = line.slice(start, endOfText(line, start));
  const startLine = startLines[finding.messageIndex]!;
  const newText = canonicalHeader({ ...header, timestamp }, line);
  return {
    title: l10n.t('Change to "{0}"', excerpt(newText)),
    edits: [replaceInLine(startLine, start, oldText, newText)],
  };
}
