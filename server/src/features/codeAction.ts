import * as l10n from '@vscode/l10n';
import type {
  CodeAction,
  CodeActionKind,
  CodeActionParams,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { fixAllEdits } from '../analysis/fixAll';
import type { Finding, Fix } from '../analysis/rule';
import { toDiagnostic } from './diagnostic';
import { type FeatureContext, feature } from './feature';

const QUICK_FIX: CodeActionKind = 'quickfix';
const FIX_ALL: CodeActionKind = 'source.fixAll.chatlog';

/** Quick fixes for the findings at the cursor, "fix all of this kind", and all of all kinds for `source.fixAll`. */
export const codeAction = feature<CodeActionParams, CodeAction[]>({
  method: 'textDocument/codeAction',
  capabilities: { codeActionProvider: { codeActionKinds: [QUICK_FIX, FIX_ALL] } },
  handle(context, params) {
    const wants = (kind: CodeActionKind) =>
      params.context.only === undefined ||
      params.context.only.some(only => only === '' || kind === only || kind.startsWith(`${only}.`));
    // `source` actions are for those who ask for them; they would stand in every light bulb otherwise.
    const asked = params.context.only !== undefined;
    return [
      ...(wants(QUICK_FIX) ? quickFixes(context, params) : []),
      ...(asked && wants(FIX_ALL) ? fixAllOfAllKinds(context) : []),
    ];
  },
});

function quickFixes(context: FeatureContext, params: CodeActionParams): CodeAction[] {
  const { log } = context;
  const findings = [...log.findings.touching(params.range)];
  const actions = findings.flatMap(finding => {
    const fix = finding.rule.fix?.(log, finding);
    return [
      ...(fix === undefined ? [] : [toAction(context, finding, fix, true)]),
      ...(finding.rule.suggest?.(log, finding) ?? []).map(each => toAction(context, finding, each, false)),
    ];
  });
  return [...actions, ...fixAllOfTheirKinds(context, findings)];
}

function toAction(context: FeatureContext, finding: Finding, fix: Fix, isPreferred: boolean): CodeAction {
  return {
    title: fix.title,
    kind: QUICK_FIX,
    diagnostics: [toDiagnostic(finding, context.uri, context.diagnosticOptions)],
    isPreferred,
    edit: toWorkspaceEdit(context, fix.edits),
  };
}

/** For each kind of finding at the cursor of which there are several in the log. */
function fixAllOfTheirKinds(context: FeatureContext, findings: readonly Finding[]): CodeAction[] {
  const { log } = context;
  const actions: CodeAction[] = [];
  for (const rule of new Set(findings.map(finding => finding.rule))) {
    if (rule.fix === undefined) continue;
    const edits = log.findings.count(rule) > 1 ? fixAllEdits(log, rule.id) : [];
    if (edits.length === 0) continue;
    actions.push({
      title: l10n.t('Fix all "{0}" in this log', rule.id),
      kind: QUICK_FIX,
      diagnostics: findings
        .filter(finding => finding.rule === rule)
        .map(finding => toDiagnostic(finding, context.uri, context.diagnosticOptions)),
      edit: toWorkspaceEdit(context, edits),
    });
  }
  return actions;
}

function fixAllOfAllKinds(context: FeatureContext): CodeAction[] {
  const edits = fixAllEdits(context.log);
  return edits.length === 0
    ? []
    : [
        {
          title: l10n.t('Fix everything that can be fixed'),
          kind: FIX_ALL,
          edit: toWorkspaceEdit(context, edits),
        },
      ];
}

function toWorkspaceEdit(
  { client, uri, version }: FeatureContext,
  edits: readonly TextEdit[],
): WorkspaceEdit {
  return client.workspace?.workspaceEdit?.documentChanges
    ? { documentChanges: [{ textDocument: { uri, version }, edits: [...edits] }] }
    : { changes: { [uri]: [...edits] } };
}
