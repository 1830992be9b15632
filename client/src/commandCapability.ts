import type { StaticFeature } from 'vscode-languageclient';

/**
 * Tells the server which of VS Code's own commands a completion may run when it is chosen: after a time the list of
 * speakers opens. LSP has no place for it; this one is rust-analyzer's.
 */
export const commandCapability: StaticFeature = {
  fillClientCapabilities(capabilities) {
    capabilities.experimental = {
      ...(capabilities.experimental as object | undefined),
      commands: { commands: ['editor.action.triggerSuggest'] },
    };
  },
  initialize() {},
  getState: () => ({ kind: 'static' }),
  clear() {},
};
