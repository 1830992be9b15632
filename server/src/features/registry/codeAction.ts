import type { CodeAction, CodeActionParams } from 'vscode-languageserver-protocol';
import type { LocalFix } from '../../rules/rule';
import { rangesTouch } from '../../text/span';
import { toDiagnostic } from '../diagnostic';
import { toWorkspaceEdit } from '../support/workspaceEdit';
import { findingsOf, viewOf } from './diagnostic';
import { registryFeature } from './registryFeature';

/**
 * Of more findings in a selection, the first are looked at: VS Code asks as soon as anything is selected, and nobody chooses from more.
 */
export const MAX_FINDINGS = 20;

/** Quick fixes for the findings at the cursor. */
export const codeAction = registryFeature<CodeActionParams, CodeAction[]>({
  method: 'textDocument/codeAction',
  capabilities: {},
  handle(context, { range, context: { only } }) {
    if (only !== undefined && !only.some(kind => kind === '' || kind === 'quickfix')) return [];
    const view = viewOf(context);
    const toAction = ({ title, edits }: LocalFix, isPreferred: boolean): CodeAction => ({
      title,
      kind: 'quickfix',
      isPreferred,
      edit: toWorkspaceEdit(context, edits),
    });
    return findingsOf(context)
      .filter(finding => rangesTouch(finding.range, range))
      .slice(0, MAX_FINDINGS)
      .flatMap(finding => {
        const fix = finding.rule.fix?.(view, finding);
        const actions = [
          ...(fix === undefined ? [] : [toAction(fix, true)]),
          ...(finding.rule.suggest?.(view, finding) ?? []).map(each => toAction(each, false)),
        ];
        const diagnostics = [toDiagnostic(finding, context.uri, context.diagnosticOptions)];
        return actions.map(action => ({ ...action, diagnostics }));
      });
  },
});
