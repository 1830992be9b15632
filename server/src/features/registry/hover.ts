import type { Hover, HoverParams } from 'vscode-languageserver-protocol';
import { AT_POSITION } from '../support/params';
import { registryFeature } from './registryFeature';

/**
 * The meaning of a key; how often the logs contain a name, with the first and last day. Loaded on the first
 * request, like the hover in logs.
 */
export const hover = registryFeature<HoverParams, Hover | null>({
  method: 'textDocument/hover',
  params: AT_POSITION,
  capabilities: {},
  async handle(context, { position }) {
    const { hoverAt } = await import('./hoverAt');
    return hoverAt(context, position);
  },
});
