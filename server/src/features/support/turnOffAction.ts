import * as l10n from '@vscode/l10n';
import type { CodeAction } from 'vscode-languageserver-protocol';
import type { TurnRuleOffArguments } from '../../protocol';
import type { Client } from './client';
import { hasCommand } from './clientCommands';

const TURN_RULE_OFF = 'chatlog.turnRuleOff';

/** The action that turns a rule off in the settings; none for a client without the command for it. */
export function turnOffAction(
  { client, uri }: { readonly client: Client; readonly uri: string },
  ruleId: string,
): CodeAction[] {
  if (!hasCommand(client, TURN_RULE_OFF)) return [];
  const title = l10n.t('Turn the rule "{0}" off', ruleId);
  const argument: TurnRuleOffArguments = { uri, ruleId };
  return [{ title, kind: 'quickfix', command: { title, command: TURN_RULE_OFF, arguments: [argument] } }];
}
