import type { StaticFeature } from 'vscode-languageclient';
import type { CommandId } from '../commands/commandTable';

const commands: readonly (CommandId | 'editor.action.triggerSuggest')[] = [
  'editor.action.triggerSuggest',
  'chatlog.preview.open',
  'chatlog.fixAll',
  'chatlog.turnRuleOff',
  'chatlog.shiftTimes',
  'chatlog.speakers.unify',
];

/**
 * Tells the server which commands it may have the client run (after a time was chosen the list of speakers opens, and a code lens
 * leads to the preview or fixes all), and which ones do better what it would otherwise offer or advise. LSP has no place for it;
 * this one is rust-analyzer's.
 */
export const commandCapability: StaticFeature = {
  fillClientCapabilities(capabilities) {
    capabilities.experimental = {
      ...(capabilities.experimental as object | undefined),
      commands: { commands },
    };
  },
  initialize() {},
  getState: () => ({ kind: 'static' }),
  clear() {},
};
