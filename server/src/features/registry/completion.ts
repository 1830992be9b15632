import type { CompletionList, CompletionParams } from 'vscode-languageserver-protocol';
import { AT_POSITION } from '../support/params';
import { registryFeature } from './registryFeature';

/** Completion of keys, names and colors. Loaded on the first request, like completion in logs. */
export const completion = registryFeature<CompletionParams, CompletionList>({
  method: 'textDocument/completion',
  params: AT_POSITION,
  capabilities: {},
  async handle(context, { position }) {
    const { complete } = await import('./complete');
    return complete(context, position);
  },
});
