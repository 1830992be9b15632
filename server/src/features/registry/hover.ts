import type { Hover, HoverParams } from 'vscode-languageserver-protocol';
import { AT_POSITION } from '../support/params';
import { registryFeature } from './registryFeature';

/** What a key is for; how often the logs hold a name, and from when to when. Loaded at the first request, as that of logs is. */
export const hover = registryFeature<HoverParams, Hover | null>({
  method: 'textDocument/hover',
  params: AT_POSITION,
  capabilities: {},
  async handle(context, { position }) {
    const { hoverAt } = await import('./hoverAt');
    return hoverAt(context, position);
  },
});
