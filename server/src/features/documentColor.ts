import type { ColorInformation, DocumentColorParams } from 'vscode-languageserver-protocol';
import { feature } from './support/feature';
import { NO_PARAMS } from './support/params';

/**
 * A log has no colors: `#123456` in a message may be a number. Clients that show the colors of the speaker registry request
 * those of logs too, and LSP does not allow the answer `null`. With this empty answer VS Code leaves out its own swatches,
 * unless `editor.defaultColorDecorators` is `always`.
 */
export const documentColor = feature<DocumentColorParams, ColorInformation[]>({
  method: 'textDocument/documentColor',
  params: NO_PARAMS,
  capabilities: {},
  absent: [],
  handle: () => [],
});
