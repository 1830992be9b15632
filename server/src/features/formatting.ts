import type { DocumentFormattingParams, TextEdit } from 'vscode-languageserver-protocol';
import { format } from '../editing/format/format';
import { feature } from './support/feature';
import { NO_PARAMS } from './support/params';

/**
 * Format Document. A log is spaced as the format has it, whatever the editor's options say: spaces at the ends of lines and the
 * line break at the end of the text are part of that.
 */
export const formatting = feature<DocumentFormattingParams, TextEdit[]>({
  method: 'textDocument/formatting',
  params: NO_PARAMS,
  capabilities: { documentFormattingProvider: true },
  handle: ({ log }) => format(log.transcript),
});
