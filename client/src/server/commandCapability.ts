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
 * Announces to the server the commands that it may have the client run (after a time is chosen the list of speakers opens; a
 * code lens leads to the preview or fixes all), and the commands that replace what it would otherwise offer or advise. LSP has
 * no field for it; this one is rust-analyzer's.
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
