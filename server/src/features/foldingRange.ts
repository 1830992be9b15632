import type { FoldingRange, FoldingRangeParams } from 'vscode-languageserver-protocol';
import { feature } from './support/feature';
import { NO_PARAMS } from './support/params';

/** The maximum number of messages that are folded: for more, the answer would be larger than the log (see documentSymbol). */
export const MAX_FOLDED_MESSAGES = 5_000;

/**
 * Folding: the front matter, and each message under its header. Hours do not fold: their fold would start at the header of the
 * first message, which could then not be folded alone, and sticky scroll would show that header above the messages of others.
 */
export const foldingRange = feature<FoldingRangeParams, FoldingRange[]>({
  method: 'textDocument/foldingRange',
  params: NO_PARAMS,
  capabilities: { foldingRangeProvider: true },
  handle({ log, client }) {
    const { head, messages, startLines } = log.transcript;
    const limit = client.foldLimit;
    const ranges: FoldingRange[] = [];
    if (head.frontMatter !== undefined && head.frontMatter.lines.length > 1) {
      ranges.push({ startLine: 0, endLine: head.frontMatter.lines.length - 1, kind: 'region' });
    }
    for (let index = 0; index < messages.length; index++) {
      if (ranges.length >= Math.min(limit, MAX_FOLDED_MESSAGES)) break;
      const endLine = lastLine(index);
      if (endLine > startLines[index]!) ranges.push({ startLine: startLines[index]!, endLine });
    }
    return ranges;

    /** The last line of a message that is not blank: a fold leaves the blank lines before the next header. */
    function lastLine(index: number): number {
      return startLines[index]! + Math.max(0, messages[index]!.bodyEnd - 1);
    }
  },
});
