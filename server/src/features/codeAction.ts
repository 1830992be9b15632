import * as l10n from '@vscode/l10n';
import type {
  CodeAction,
  CodeActionKind,
  CodeActionParams,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { fixAllEdits } from '../document/fixAll';
import type { Finding, Fix } from '../rules/rule';
import { toDiagnostic } from './diagnostic';
import { type ActionData, actionDataOf, dataOrEdit } from './support/actionData';
import { type FeatureContext, feature } from './support/feature';
import { REFACTORING_KINDS, refactoringActions, refactoringEdit } from './support/refactorAction';
import { changeAction, changeEdit } from './support/workspaceChange';
import { toWorkspaceEdit } from './support/workspaceEdit';

const QUICK_FIX: CodeActionKind = 'quickfix';
const FIX_ALL: CodeActionKind = 'source.fixAll.chatlog';

/** A selection may hold thousands of findings; nobody reads more fixes than these. */
const MAX_FINDINGS = 100;

/**
 * Quick fixes for the findings at the cursor, "fix all of this kind", all of all kinds for `source.fixAll`, and the
 * refactorings of the selected messages.
 */
export const codeAction = feature<CodeActionParams, CodeAction[]>({
  method: 'textDocument/codeAction',
  capabilities: {
    codeActionProvider: {
      codeActionKinds: [QUICK_FIX, FIX_ALL, ...REFACTORING_KINDS],
      resolveProvider: true,
    },
  },
  handle(context, params) {
    const wants = (kind: CodeActionKind) =>
      params.context.only === undefined ||
      params.context.only.some(only => only === '' || kind === only || kind.startsWith(`${only}.`));
    // `source` actions are for those who ask for them; they would stand in every light bulb otherwise.
    const asked = params.context.only !== undefined;
    return [
      ...(wants(QUICK_FIX) ? quickFixes(context, params) : []),
      ...(asked && wants(FIX_ALL) ? fixAllOfAllKinds(context) : []),
      ...refactoringActions(context, params, wants),
    ];
  },
});

function quickFixes(context: FeatureContext, params: CodeActionParams): CodeAction[] {
  const { log } = context;
  const findings: Finding[] = [];
  for (const finding of log.findings.touching(params.range)) {
    if (findings.push(finding) === MAX_FINDINGS) break;
  }
  const actions = findings.flatMap(finding => {
    const fix = finding.rule.fix?.(log, finding);
    const suggested = finding.rule.suggest?.(log, finding) ?? [];
    return [
      ...(fix === undefined ? [] : toActions(context, finding, fix, true)),
      ...suggested.flatMap(each => toActions(context, finding, each, false)),
    ];
  });
  return [...actions, ...fixAllOfTheirKinds(context, findings)];
}

/** The action of a fix; none where a change of other documents can't be done. */
function toActions(context: FeatureContext, finding: Finding, fix: Fix, isPreferred: boolean): CodeAction[] {
  const { uri, diagnosticOptions } = context;
  const { title, change } = fix;
  const done =
    change === undefined ? { edit: toWorkspaceEdit(context, fix.edits) } : changeAction(context, change);
  if (done === undefined) return [];
  const diagnostics = [toDiagnostic(finding, uri, diagnosticOptions)];
  return [{ title, kind: QUICK_FIX, diagnostics, isPreferred, ...done }];
}

/** For each kind of finding at the cursor of which there are several in the log. */
function fixAllOfTheirKinds(context: FeatureContext, findings: readonly Finding[]): CodeAction[] {
  const { log, uri, diagnosticOptions } = context;
  const kinds = new Set(findings.filter(hasFix(log)).map(finding => finding.rule));
  return [...kinds]
    .filter(rule => log.findings.count(rule) > 1)
    .map(rule => ({
      title: l10n.t('Fix all "{0}" in this log', rule.id),
      kind: QUICK_FIX,
      diagnostics: findings
        .filter(finding => finding.rule === rule)
        .map(finding => toDiagnostic(finding, uri, diagnosticOptions)),
      ...fixAllLater(context, rule.id),
    }));
}

function fixAllOfAllKinds(context: FeatureContext): CodeAction[] {
  const { log } = context;
  if (!log.findings.some(hasFix(log))) return [];
  return [{ title: l10n.t('Fix everything that can be fixed'), kind: FIX_ALL, ...fixAllLater(context) }];
}

function hasFix(log: FeatureContext['log']): (finding: Finding) => boolean {
  return finding => finding.rule.fix?.(log, finding) !== undefined;
}

/**
 * To fix a whole log it is read again after each round of fixes: not for every light bulb, if the client can ask for
 * the edit when the action is chosen.
 */
function fixAllLater(context: FeatureContext, ruleId?: string): Pick<CodeAction, 'data' | 'edit'> {
  const { client, uri } = context;
  const data = { kind: 'fixAll', uri, ...(ruleId !== undefined && { ruleId }) } as const;
  return dataOrEdit(client, data, () => fixAllEdit(context, ruleId));
}

function fixAllEdit(context: FeatureContext, ruleId: string | undefined): WorkspaceEdit {
  return toWorkspaceEdit(context, fixAllEdits(context.log, ruleId));
}

/** The document that an action without its edit is about; `undefined` for one that is not ours. */
export function uriOfAction(action: CodeAction): string | undefined {
  return actionDataOf(action)?.uri;
}

/** An action with its edit, of the log as it is now. */
export async function resolveCodeAction(context: FeatureContext, action: CodeAction): Promise<CodeAction> {
  const data = actionDataOf(action);
  const edit = data && (await editOf(context, data));
  return edit === undefined ? action : { ...action, edit };
}

function editOf(
  context: FeatureContext,
  data: ActionData,
): WorkspaceEdit | undefined | Promise<WorkspaceEdit | undefined> {
  switch (data.kind) {
    case 'fixAll':
      return fixAllEdit(context, data.ruleId);
    case 'refactoring':
      return refactoringEdit(context, data);
    case 'change':
      return changeEdit(context, data.change);
  }
}
