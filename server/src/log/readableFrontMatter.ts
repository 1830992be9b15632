import type { FrontMatter } from '../model/frontMatter';
import { contentLength, endOfText, firstNonSpace } from '../text/lines';
import { lineRange, type Range } from '../text/span';
import type { LogView } from './logView';

/**
 * The front matter, if its keys can be checked: it is a readable mapping, apart from duplicate keys. Without
 * a closing fence its end is a guess. Then it must have no error at all, so that one mistake does not cause
 * several findings.
 */
export function readableFrontMatter(log: Pick<LogView, 'transcript'>): FrontMatter | undefined {
  const { frontMatter } = log.transcript.head;
  if (frontMatter === undefined || frontMatter.kind !== 'mapping') return undefined;
  return frontMatter.isClosed || frontMatter.problems.length === 0 ? frontMatter : undefined;
}

/** The range of the text of the opening fence or, without front matter, of line 1. */
export function openingRange(log: LogView): Range {
  const { head, messages } = log.transcript;
  const line = Math.max(0, head.frontMatter?.openingLine ?? 0);
  const text = (head.lines.length > 0 ? head.lines[line] : messages[0]?.lines[0]) ?? '';
  const start = firstNonSpace(text);
  return start < contentLength(text)
    ? lineRange(line, start, endOfText(text, start))
    : lineRange(line, 0, start);
}
