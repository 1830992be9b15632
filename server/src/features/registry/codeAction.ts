import type { CodeAction, CodeActionParams } from 'vscode-languageserver-protocol';
import { unsafeTitle } from '../../document/fixSummary';
import { isFixUnsafe, type LocalFix } from '../../rules/rule';
import { rangesTouch } from '../../text/span';
import { toDiagnostic } from '../diagnostic';
import { CODE_ACTION_PARAMS } from '../support/params';
import { turnOffAction } from '../support/turnOffAction';
import { toWorkspaceEdit } from '../support/workspaceEdit';
import { findingsOf, viewOf } from './diagnostic';
import { registryFeature } from './registryFeature';

/**
 * The number of findings in a selection that get actions. VS Code requests actions for every selection, and a
 * longer list is of no use.
 */
export const MAX_FINDINGS = 20;

/** Quick fixes for the findings at the cursor. */
export const codeAction = registryFeature<CodeActionParams, CodeAction[]>({
  method: 'textDocument/codeAction',
  params: CODE_ACTION_PARAMS,
  capabilities: {},
  handle(context, { range, context: { only } }) {
    if (!context.client.takesCodeActions) return [];
    if (only !== undefined && !only.some(kind => kind === '' || kind === 'quickfix')) return [];
    const view = viewOf(context);
    const toAction = (title: string, edits: LocalFix['edits'], isPreferred: boolean): CodeAction => ({
      title,
      kind: 'quickfix',
      ...(context.client.showsPreferred && { isPreferred }),
      edit: toWorkspaceEdit(context, edits),
    });
    return findingsOf(context)
      .filter(finding => rangesTouch(finding.range, range))
      .slice(0, MAX_FINDINGS)
      .flatMap(finding => {
        const fix = finding.rule.fix?.(view, finding);
        const isUnsafe = isFixUnsafe(finding.rule, finding);
        const actions = [
          ...(fix === undefined
            ? []
            : [toAction(isUnsafe ? unsafeTitle(fix.title) : fix.title, fix.edits, !isUnsafe)]),
          ...(finding.rule.suggest?.(view, finding) ?? []).map(({ title, edits }) =>
            toAction(title, edits, false),
          ),
          ...turnOffAction(context, finding.rule.id),
        ];
        const diagnostics = [toDiagnostic(finding, context.uri, context.diagnosticOptions)];
        return actions.map(action => ({ ...action, diagnostics }));
      });
  },
});
