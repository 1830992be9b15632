import type { DocumentRangeFormattingParams, TextEdit } from 'vscode-languageserver-protocol';
import { format } from '../editing/format/format';
import { feature } from './support/feature';

/** Format Selection: the messages that the range touches, each as a whole. */
export const rangeFormatting = feature<DocumentRangeFormattingParams, TextEdit[]>({
  method: 'textDocument/rangeFormatting',
  capabilities: { documentRangeFormattingProvider: true },
  handle: ({ log }, { range }) => format(log.transcript, range),
});
