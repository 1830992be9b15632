import type { FoldingRange, FoldingRangeParams } from 'vscode-languageserver-protocol';
import { feature } from './support/feature';

/** A longer log folds by the hour alone: the answer would otherwise outweigh the log (see documentSymbol). */
export const MAX_FOLDED_MESSAGES = 5_000;

/** Folding: the front matter, the hours, and in each its messages. A message folds to its header. */
export const foldingRange = feature<FoldingRangeParams, FoldingRange[]>({
  method: 'textDocument/foldingRange',
  capabilities: { foldingRangeProvider: true },
  handle({ log, client }) {
    const { head, messages, startLines } = log.transcript;
    const limit = client.textDocument?.foldingRange?.rangeLimit ?? Number.POSITIVE_INFINITY;
    const ranges: FoldingRange[] = [];
    if (head.frontMatter !== undefined && head.frontMatter.lines.length > 1) {
      ranges.push({ startLine: 0, endLine: head.frontMatter.lines.length - 1, kind: 'region' });
    }
    for (const run of log.timeline.hours.slice(0, MAX_FOLDED_MESSAGES)) {
      const last = run.first + run.count - 1;
      const endLine = lastLine(last);
      if (endLine > startLines[run.first]!) ranges.push({ startLine: startLines[run.first]!, endLine });
    }
    if (messages.length + ranges.length <= Math.min(limit, MAX_FOLDED_MESSAGES)) {
      for (let index = 0; index < messages.length; index++) {
        const endLine = lastLine(index);
        if (endLine > startLines[index]!) ranges.push({ startLine: startLines[index]!, endLine });
      }
    }
    return ranges;

    /** The last line of a message that shows something: a fold leaves the blank lines before the next header. */
    function lastLine(index: number): number {
      return startLines[index]! + Math.max(0, messages[index]!.bodyEnd - 1);
    }
  },
});
