import type { ChatLog } from '../../server/src/document/chatLog';
import { outline } from '../../server/src/features/documentSymbol';
import { fullText } from '../../server/src/model/transcript';

/** Everything derived from a log, as plain data. Two logs with the same text must have the same snapshot, whatever their history. */
export function snapshot(log: ChatLog) {
  const { head, messages, startLines, lineCount } = log.transcript;
  const { frontMatter } = head;
  return {
    text: fullText(log.transcript),
    lineCount,
    startLines: [...startLines],
    head: {
      lines: head.lines,
      strayStart: head.strayStart,
      strayEnd: head.strayEnd,
      frontMatter: frontMatter && {
        lines: frontMatter.lines,
        openingLine: frontMatter.openingLine,
        opening: frontMatter.opening,
        closingLine: frontMatter.closingLine,
        kind: frontMatter.kind,
        entries: frontMatter.entries,
        problems: frontMatter.problems,
      },
    },
    messages: messages.map(({ header, lines, bodyStart, bodyEnd }) => ({
      header,
      lines,
      bodyStart,
      bodyEnd,
    })),
    shown: log.findings.severest(3).findings.map(({ rule, range }) => [rule.id, range]),
    total: log.findings.severest(0).total,
    findings: [...log.findings.all()].map(({ rule, ...finding }) => ({ ...finding, rule: rule.id })),
    speakers: [...log.speakers.names].sort().map(name => [name, log.speakers.count(name)]),
    hours: log.timeline.hours,
    outline: outline(log),
  };
}
