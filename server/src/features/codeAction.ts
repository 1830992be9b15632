import * as l10n from '@vscode/l10n';
import type { CodeAction, CodeActionKind, CodeActionParams } from 'vscode-languageserver-protocol';
import { fixAllEdits } from '../document/fixAll';
import type { Finding, Fix } from '../rules/rule';
import { toDiagnostic } from './diagnostic';
import { type FeatureContext, feature } from './support/feature';
import {
  isRefactoringData,
  REFACTORING_KINDS,
  refactoringActions,
  resolveRefactoring,
} from './support/refactorAction';
import { isSimilarNameData, resolveSimilarName, similarNameActions } from './support/similarNameAction';
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
    return [
      ...(fix === undefined ? [] : [toAction(context, finding, fix, true)]),
      ...(finding.rule.suggest?.(log, finding) ?? []).map(each => toAction(context, finding, each, false)),
      ...similarNameActions(context, finding, quickFixOf(context, finding)),
    ];
  });
  return [...actions, ...fixAllOfTheirKinds(context, findings)];
}

function toAction(context: FeatureContext, finding: Finding, fix: Fix, isPreferred: boolean): CodeAction {
  return {
    title: fix.title,
    ...quickFixOf(context, finding),
    isPreferred,
    edit: toWorkspaceEdit(context, fix.edits),
  };
}

function quickFixOf(
  { uri, diagnosticOptions }: FeatureContext,
  finding: Finding,
): Pick<CodeAction, 'kind' | 'diagnostics'> {
  return { kind: QUICK_FIX, diagnostics: [toDiagnostic(finding, uri, diagnosticOptions)] };
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

/** What an action carries until it is chosen. */
interface FixAllData {
  readonly uri: string;
  readonly ruleId?: string;
}

/**
 * To fix a whole log it is read again after each round of fixes: not for every light bulb, if the client can ask for
 * the edit when the action is chosen.
 */
function fixAllLater(context: FeatureContext, ruleId?: string): Pick<CodeAction, 'data' | 'edit'> {
  const { client, uri } = context;
  const data: FixAllData = { uri, ...(ruleId !== undefined && { ruleId }) };
  const resolves = client.textDocument?.codeAction?.resolveSupport?.properties.includes('edit');
  return resolves ? { data } : { edit: toWorkspaceEdit(context, fixAllEdits(context.log, ruleId)) };
}

/** The document that an unresolved action is about; `undefined` for one that is not ours. */
export function uriOfAction(action: CodeAction): string | undefined {
  return (action.data as FixAllData | undefined)?.uri;
}

/** An action with its edit, of the log as it is now. */
export function resolveCodeAction(
  context: FeatureContext,
  action: CodeAction,
): CodeAction | Promise<CodeAction> {
  if (isSimilarNameData(action.data)) return resolveSimilarName(context, action, action.data);
  if (isRefactoringData(action.data)) return resolveRefactoring(context, action, action.data);
  const { ruleId } = action.data as FixAllData;
  return { ...action, edit: toWorkspaceEdit(context, fixAllEdits(context.log, ruleId)) };
}
