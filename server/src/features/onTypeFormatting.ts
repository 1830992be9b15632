import type { DocumentOnTypeFormattingParams, TextEdit } from 'vscode-languageserver-protocol';
import { formatOnEnter } from '../editing/format/onEnter';
import { feature } from './support/feature';
import { POSITION, TEXT } from './support/params';

const ENTER = '\n';

/** Enter after a header spaces it. Costs nothing that grows with the log: it looks at the message at the cursor alone. */
export const onTypeFormatting = feature<DocumentOnTypeFormattingParams, TextEdit[]>({
  method: 'textDocument/onTypeFormatting',
  params: { position: POSITION, ch: TEXT },
  capabilities: { documentOnTypeFormattingProvider: { firstTriggerCharacter: ENTER } },
  handle: ({ log }, { ch, position }) => (ch === ENTER ? formatOnEnter(log.transcript, position.line) : []),
});
