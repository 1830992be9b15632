import type { DocumentFormattingParams, TextEdit } from 'vscode-languageserver-protocol';
import { format } from '../editing/format/format';
import { feature } from './support/feature';
import { NO_PARAMS } from './support/params';

/**
 * Format Document. The spacing follows the format of logs and ignores the editor's options, including those for trailing spaces
 * and the final line break.
 */
export const formatting = feature<DocumentFormattingParams, TextEdit[]>({
  method: 'textDocument/formatting',
  params: NO_PARAMS,
  capabilities: { documentFormattingProvider: true },
  handle: ({ log }) => format(log.transcript),
});
