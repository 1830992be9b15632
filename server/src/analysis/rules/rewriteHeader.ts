import { canonicalHeader } from '../../model/header';
import { lineRange } from '../../model/span';
import { endOfText } from '../../model/text';
import type { ChatLog } from '../chatLog';
import type { Finding, Fix } from '../rule';

/** A fix that writes the header of a finding's message as the format has it; what stands after the name stays. */
export function rewriteHeader(log: ChatLog, finding: Finding, title: string): Fix {
  const { header, lines } = log.transcript.messages[finding.messageIndex]!;
  const line = lines[0]!;
  const startLine = log.transcript.startLines[finding.messageIndex]!;
  return {
    title,
    edits: [{ range: lineRange(startLine, 0, endOfText(line)), newText: canonicalHeader(header, line) }],
  };
}
