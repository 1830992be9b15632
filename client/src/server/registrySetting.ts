import * as vscode from 'vscode';
import { CHAT_LOG } from '../language/chatLogDocuments';

const REGISTRY = 'registry';

/** The path of the speaker registry, relative to a workspace folder. The default is that of package.json. */
export function registryPath(): string {
  return vscode.workspace.getConfiguration(CHAT_LOG).get<string>(REGISTRY)!;
}

/** Whether a change of the configuration may change `registryPath`. */
export function affectsRegistryPath(change: vscode.ConfigurationChangeEvent): boolean {
  return change.affectsConfiguration(`${CHAT_LOG}.${REGISTRY}`);
}
