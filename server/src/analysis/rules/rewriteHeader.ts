import { withoutByteOrderMark } from '../../model/head';
import { canonicalHeader } from '../../model/header';
import { endOfText } from '../../model/text';
import type { ChatLog } from '../chatLog';
import type { Finding, Fix } from '../rule';
import { replaceInLine } from '../textEdits';

/** A fix that writes the header of a finding's message as the format has it; what stands after the name stays. */
export function rewriteHeader(log: ChatLog, finding: Finding, title: string): Fix {
  const { header, lines } = log.transcript.messages[finding.messageIndex]!;
  const line = lines[0]!;
  const start = line.length - withoutByteOrderMark(line).length;
  const oldText = line.slice(start, endOfText(line, start));
  const startLine = log.transcript.startLines[finding.messageIndex]!;
  return { title, edits: [replaceInLine(startLine, start, oldText, canonicalHeader(header, line))] };
}
