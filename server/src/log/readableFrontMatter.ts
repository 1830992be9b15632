import type { FrontMatter } from '../model/frontMatter';
import { contentLength, endOfText, firstNonSpace } from '../text/lines';
import { lineRange, type Range } from '../text/span';
import type { LogView } from './logView';

/**
 * The front matter as far as its keys can be judged: it is a mapping that reads, duplicate keys aside. Where its end is a
 * guess, as the closing fence is missing, it must read without any error, lest that is reported as several.
 */
export function readableFrontMatter(log: LogView): FrontMatter | undefined {
  const { frontMatter } = log.transcript.head;
  if (frontMatter === undefined || frontMatter.kind !== 'mapping') return undefined;
  return frontMatter.isClosed || frontMatter.problems.length === 0 ? frontMatter : undefined;
}

/** The text of line 1 or, where there is one, of the fence that opens the front matter. */
export function openingRange(log: LogView): Range {
  const { head, messages } = log.transcript;
  const line = Math.max(0, head.frontMatter?.openingLine ?? 0);
  const text = (head.lines.length > 0 ? head.lines[line] : messages[0]?.lines[0]) ?? '';
  const start = firstNonSpace(text);
  return start < contentLength(text)
    ? lineRange(line, start, endOfText(text, start))
    : lineRange(line, 0, start);
}
