import type { Hover, HoverParams } from 'vscode-languageserver-protocol';
import { feature } from './support/feature';
import { AT_POSITION } from './support/params';

/**
 * What is known of what is under the mouse; a file for each kind in `hover/`, which is loaded at the first request, as
 * a server that starts doesn't need it.
 */
export const hover = feature<HoverParams, Promise<Hover | null>>({
  method: 'textDocument/hover',
  params: AT_POSITION,
  capabilities: { hoverProvider: true },
  async handle(context, { position }) {
    // Nothing of the log is read before this.
    const { hoverAt } = await import('./hover/hoverAt');
    return hoverAt(context, position);
  },
});
