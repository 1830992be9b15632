import type { SelectionRange, SelectionRangeParams } from 'vscode-languageserver-protocol';
import { selectionRanges } from '../log/selectionRanges';
import { feature } from './support/feature';
import { listOf, POSITION } from './support/params';

/** "Expand Selection": from the word at the cursor to the log. */
export const selectionRange = feature<SelectionRangeParams, SelectionRange[]>({
  method: 'textDocument/selectionRange',
  params: { positions: listOf(POSITION) },
  capabilities: { selectionRangeProvider: true },
  handle({ log }, { positions }) {
    return selectionRanges(log, positions).map(
      ranges =>
        ranges.reduceRight<SelectionRange | undefined>(
          (parent, range) => ({ range, ...(parent !== undefined && { parent }) }),
          undefined,
        )!,
    );
  },
});
