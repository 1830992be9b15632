import * as vscode from 'vscode';
import type { TurnRuleOffArguments } from '../../../server/src/protocol';
import { CHAT_LOG } from '../language/chatLogDocuments';
import { showInformation } from '../support/notifications';

const RULES = 'rules';

/** The levels that one settings file gives to rules. */
type Levels = Readonly<Record<string, string>>;

/** A settings file: VS Code says whether it is requested. */
interface Place {
  readonly target: vscode.ConfigurationTarget;
  readonly levels: Levels | undefined;
}

/**
 * Sets a rule to `off`: in the settings of the document's folder if these have levels of rules, otherwise in those of the workspace, or, in
 * a window without a folder, of the user. Says so, and offers to take it back.
 */
export async function turnRuleOff(args: TurnRuleOffArguments | undefined): Promise<void> {
  // A key binding has none.
  if (args === undefined) return;
  const { ruleId } = args;
  const uri = vscode.Uri.parse(args.uri);
  const configuration = vscode.workspace.getConfiguration(CHAT_LOG, uri);
  const { target, levels } = placeOf(configuration, uri);
  await configuration.update(RULES, { ...levels, [ruleId]: 'off' }, target);
  const undo = vscode.l10n.t('Undo');
  if ((await showInformation(textOf(target, ruleId), undo)) !== undo) return;
  // What was set since stays.
  const now = vscode.workspace.getConfiguration(CHAT_LOG, uri);
  await now.update(RULES, without(placeOf(now, uri, target).levels, ruleId, levels?.[ruleId]), target);
}

/** @param target the place that is wanted; by default the one that a rule is turned off in */
function placeOf(
  configuration: vscode.WorkspaceConfiguration,
  uri: vscode.Uri,
  target?: vscode.ConfigurationTarget,
): Place {
  const { globalValue, workspaceValue, workspaceFolderValue } = configuration.inspect<Levels>(RULES)!;
  const { Global, Workspace, WorkspaceFolder } = vscode.ConfigurationTarget;
  const hasFolder = vscode.workspace.getWorkspaceFolder(uri) !== undefined;
  const isOfFolder =
    hasFolder && workspaceFolderValue !== undefined && vscode.workspace.workspaceFile !== undefined;
  switch (target ?? (isOfFolder ? WorkspaceFolder : vscode.workspace.workspaceFolders ? Workspace : Global)) {
    case WorkspaceFolder:
      return { target: WorkspaceFolder, levels: workspaceFolderValue };
    case Workspace:
      return { target: Workspace, levels: workspaceValue };
    case Global:
      return { target: Global, levels: globalValue };
  }
}

/** Levels in which a rule has the level that it had before; `undefined`, which takes the setting away, if none is left. */
function without(levels: Levels | undefined, ruleId: string, before: string | undefined): Levels | undefined {
  const { [ruleId]: _, ...others } = levels ?? {};
  const restored = before === undefined ? others : { ...others, [ruleId]: before };
  return Object.keys(restored).length === 0 ? undefined : restored;
}

function textOf(target: vscode.ConfigurationTarget, ruleId: string): string {
  switch (target) {
    case vscode.ConfigurationTarget.Global:
      return vscode.l10n.t('The rule "{0}" is now off in your settings.', ruleId);
    case vscode.ConfigurationTarget.Workspace:
      return vscode.l10n.t('The rule "{0}" is now off in this workspace.', ruleId);
    case vscode.ConfigurationTarget.WorkspaceFolder:
      return vscode.l10n.t('The rule "{0}" is now off in this folder.', ruleId);
  }
}
