import type { DocumentOnTypeFormattingParams, TextEdit } from 'vscode-languageserver-protocol';
import { formatOnEnter } from '../editing/format/onEnter';
import { feature } from './support/feature';
import { POSITION, TEXT } from './support/params';

const ENTER = '\n';

/** Formats a header after Enter. It reads only the message at the cursor, so the cost does not grow with the log. */
export const onTypeFormatting = feature<DocumentOnTypeFormattingParams, TextEdit[]>({
  method: 'textDocument/onTypeFormatting',
  params: { position: POSITION, ch: TEXT },
  capabilities: { documentOnTypeFormattingProvider: { firstTriggerCharacter: ENTER } },
  handle: ({ log }, { ch, position }) => (ch === ENTER ? formatOnEnter(log.transcript, position.line) : []),
});
