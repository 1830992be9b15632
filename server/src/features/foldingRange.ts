import type { FoldingRange, FoldingRangeParams } from 'vscode-languageserver-protocol';
import { feature } from './support/feature';
import { NO_PARAMS } from './support/params';

/** More messages are not folded: the answer would outweigh the log (see documentSymbol). */
export const MAX_FOLDED_MESSAGES = 5_000;

/**
 * Folding: the front matter, and each message to its header. Hours do not fold: they would do so to the header of whoever
 * happened to speak first, who could then not be folded alone, and sticky scroll would show that header over everybody else's.
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

    /** The last line of a message that shows something: a fold leaves the blank lines before the next header. */
    function lastLine(index: number): number {
      return startLines[index]! + Math.max(0, messages[index]!.bodyEnd - 1);
    }
  },
});
