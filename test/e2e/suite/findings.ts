// The findings of an open log, as VS Code shows them.
import * as vscode from 'vscode';
import { eventually } from '../patience';

/** The identifier of the rule that made a finding. */
export function ruleOf({ code }: vscode.Diagnostic): unknown {
  return typeof code === 'object' ? code.value : code;
}

/** Waits for a finding of a rule. */
export function finding(uri: vscode.Uri, rule: string): Promise<vscode.Diagnostic> {
  return eventually(rule, () => vscode.languages.getDiagnostics(uri).find(found => ruleOf(found) === rule));
}

/** Waits until no finding of a rule is left. */
export async function noFinding(uri: vscode.Uri, rule: string): Promise<void> {
  await eventually(`no ${rule}`, () =>
    vscode.languages.getDiagnostics(uri).every(found => ruleOf(found) !== rule),
  );
}
