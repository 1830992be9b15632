import { withoutByteOrderMark } from '../../model/head';
import { canonicalHeader } from '../../model/header';
import { endOfText } from '../../model/text';
import type { ChatLog } from '../chatLog';
import type { Finding, Fix } from '../rule';
import { replaceInLine } from '../textEdits';
import { assumedTime, timeBefore } from './message/assumedTime';

/**
 * A fix that writes the header of a finding's message as the format has it; what stands after the name stays. A time without
 * seconds becomes one that is not before the time above it, if it can.
 */
export function rewriteHeader(log: ChatLog, finding: Finding, title: string): Fix {
  const { messages, startLines } = log.transcript;
  const message = messages[finding.messageIndex]!;
  const { header, lines } = message;
  const timestamp = assumedTime(message, timeBefore(messages, finding.messageIndex));
  const line = lines[0]!;
  const start = line.length - withoutByteOrderMark(line).length;
  const oldText = line.slice(start, endOfText(line, start));
  const startLine = startLines[finding.messageIndex]!;
  return {
    title,
    edits: [replaceInLine(startLine, start, oldText, canonicalHeader({ ...header, timestamp }, line))],
  };
}
