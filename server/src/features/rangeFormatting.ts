import type { DocumentRangeFormattingParams, TextEdit } from 'vscode-languageserver-protocol';
import { format } from '../editing/format/format';
import { feature } from './support/feature';
import { IN_RANGE } from './support/params';

/** Format Selection: the messages that the range touches, each as a whole. */
export const rangeFormatting = feature<DocumentRangeFormattingParams, TextEdit[]>({
  method: 'textDocument/rangeFormatting',
  params: IN_RANGE,
  capabilities: { documentRangeFormattingProvider: true },
  handle: ({ log }, { range }) => format(log.transcript, range),
});
