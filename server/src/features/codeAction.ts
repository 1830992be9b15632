import * as l10n from '@vscode/l10n';
import type {
  CodeAction,
  CodeActionKind,
  CodeActionParams,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { type FixChoice, fixAllIn } from '../document/fixAll';
import { unsafeTitle } from '../document/fixSummary';
import { ignoreHere } from '../editing/ignoreHere';
import { type Finding, type Fix, isFixUnsafe } from '../rules/rule';
import { toDiagnostic } from './diagnostic';
import { type ActionData, actionDataOf, dataOrEdit } from './support/actionData';
import { type FeatureContext, feature } from './support/feature';
import { CODE_ACTION_PARAMS } from './support/params';
import { REFACTORING_KINDS, refactoringActions, refactoringEdit } from './support/refactorAction';
import { turnOffAction } from './support/turnOffAction';
import { changeAction, changeEdit } from './support/workspaceChange';
import { toWorkspaceEdit } from './support/workspaceEdit';

const QUICK_FIX: CodeActionKind = 'quickfix';
const FIX_ALL: CodeActionKind = 'source.fixAll.chatlog';

/** The maximum number of findings that get fixes. A selection may hold thousands, and no list of fixes is read that far. */
const MAX_FINDINGS = 100;

/**
 * Quick fixes for the findings at the cursor; "fix all of this kind"; all safe fixes of all kinds for `source.fixAll`; and the
 * refactorings of the selected messages. The title of an unsafe fix says that it is unsafe.
 */
export const codeAction = feature<CodeActionParams, CodeAction[]>({
  method: 'textDocument/codeAction',
  params: CODE_ACTION_PARAMS,
  capabilities: client =>
    client.takesCodeActions
      ? {
          codeActionProvider: {
            codeActionKinds: [QUICK_FIX, FIX_ALL, ...REFACTORING_KINDS],
            ...(client.resolvesEdits && { resolveProvider: true }),
          },
        }
      : {},
  handle(context, params) {
    if (!context.client.takesCodeActions) return [];
    const wants = (kind: CodeActionKind) =>
      params.context.only === undefined ||
      params.context.only.some(only => only === '' || kind === only || kind.startsWith(`${only}.`));
    // `source` actions are returned only on request; otherwise they would be in every light bulb.
    const isFiltered = params.context.only !== undefined;
    const fixes = wants(QUICK_FIX) ? quickFixes(context, params) : [];
    // An action that is already in the list as a fix, such as sorting, isn't offered again as a refactoring.
    const titles = new Set(fixes.map(({ title }) => title));
    return [
      ...fixes,
      ...(isFiltered && wants(FIX_ALL) ? fixAllOfAllKinds(context) : []),
      ...refactoringActions(context, params, wants).filter(
        ({ title }) => !titles.has(title) && !titles.has(unsafeTitle(title)),
      ),
    ];
  },
});

function quickFixes(context: FeatureContext, params: CodeActionParams): CodeAction[] {
  const { log } = context;
  const findings: Finding[] = [];
  for (const finding of log.findings.touching(params.range)) {
    if (findings.push(finding) === MAX_FINDINGS) break;
  }
  const sweeping = new Set(findings.map(({ rule }) => rule).filter(rule => rule.fixesAll));
  const actions = findings.flatMap(finding => {
    const fix = sweeping.has(finding.rule) ? undefined : finding.rule.fix?.(log, finding);
    const suggested = finding.rule.suggest?.(log, finding) ?? [];
    return [
      ...(fix === undefined ? [] : toActions(context, finding, fix, true)),
      ...suggested.flatMap(each => toActions(context, finding, each, false)),
    ];
  });
  return [
    ...actions,
    ...[...sweeping].flatMap(rule => sweepingActions(context, ofRule(findings, rule))),
    ...fixAllOfTheirKinds(context, findings),
    ...suppressingActions(context, findings),
  ];
}

/**
 * The action of a fix; none if its change of other documents can't be made. An unsafe fix is not preferred, as an editor may
 * apply a preferred one without a question.
 *
 * @param isFix whether it is the finding's fix, and not one of several choices
 */
function toActions(context: FeatureContext, finding: Finding, fix: Fix, isFix: boolean): CodeAction[] {
  const { title, change } = fix;
  const done =
    change === undefined ? { edit: toWorkspaceEdit(context, fix.edits) } : changeAction(context, change);
  if (done === undefined) return [];
  return [quickFix(context, [finding], title, isFix, done)];
}

/** The action for all findings of a rule whose one fix resolves all of them. It may change the whole log. */
function sweepingActions(context: FeatureContext, findings: readonly Finding[]): CodeAction[] {
  const [{ rule } = {}] = findings;
  const fix = rule?.fix?.(context.log, findings[0]!);
  if (rule === undefined || fix === undefined) return [];
  const later = fixAllLater(context, { ruleId: rule.id, unsafe: true });
  return [quickFix(context, findings, fix.title, true, later)];
}

function quickFix(
  { uri, client, diagnosticOptions }: FeatureContext,
  findings: readonly Finding[],
  title: string,
  isFix: boolean,
  done: Pick<CodeAction, 'edit' | 'data'>,
): CodeAction {
  const isUnsafe = isFix && findings.some(finding => isFixUnsafe(finding.rule, finding));
  return {
    title: isUnsafe ? unsafeTitle(title) : title,
    kind: QUICK_FIX,
    diagnostics: findings.map(finding => toDiagnostic(finding, uri, diagnosticOptions)),
    ...(client.showsPreferred && { isPreferred: isFix && !isUnsafe }),
    ...done,
  };
}

/**
 * One action for each rule with findings at the cursor that has several in the log. It applies the safe fixes. If all at the
 * cursor are unsafe, it applies unsafe ones too, and its title says so.
 */
function fixAllOfTheirKinds(context: FeatureContext, findings: readonly Finding[]): CodeAction[] {
  const { log, uri, diagnosticOptions } = context;
  // A fix that resolves all findings already says so in its title.
  const several = findings.filter(({ rule }) => !rule.fixesAll);
  const kinds = new Set(several.filter(hasFix(log)).map(finding => finding.rule));
  return [...kinds]
    .filter(rule => log.findings.count(rule) > 1)
    .map(rule => {
      const own = ofRule(findings, rule);
      const unsafe = own.every(finding => isFixUnsafe(rule, finding));
      const title = l10n.t('Fix all "{0}" in this log', rule.id);
      return {
        title: unsafe ? unsafeTitle(title) : title,
        kind: QUICK_FIX,
        diagnostics: own.map(finding => toDiagnostic(finding, uri, diagnosticOptions)),
        ...fixAllLater(context, { ruleId: rule.id, unsafe }),
      };
    });
}

/** The last ones: to turn the rule of a finding off where it is, and everywhere. Once a rule, for the first of its findings. */
function suppressingActions(context: FeatureContext, findings: readonly Finding[]): CodeAction[] {
  const { log, uri, diagnosticOptions } = context;
  const firsts = findings.filter(
    (finding, i) => findings.findIndex(({ rule }) => rule === finding.rule) === i,
  );
  return [
    ...firsts.flatMap(finding => {
      const { rule, range, messageIndex } = finding;
      if (rule.scope === 'suppression') return [];
      const edit = ignoreHere(log.transcript, messageIndex, range.start.line, rule.id);
      if (edit === undefined) return [];
      const title = rule.ignoreTitle?.() ?? l10n.t('Ignore "{0}" here', rule.id);
      const edits = toWorkspaceEdit(context, [edit]);
      return [quickFix(context, [finding], title, false, { edit: edits })];
    }),
    ...firsts.flatMap(finding => {
      const diagnostics = [toDiagnostic(finding, uri, diagnosticOptions)];
      return turnOffAction(context, finding.rule.id).map(action => ({ ...action, diagnostics }));
    }),
  ];
}

function ofRule(findings: readonly Finding[], rule: Finding['rule']): Finding[] {
  return findings.filter(finding => finding.rule === rule);
}

function fixAllOfAllKinds(context: FeatureContext): CodeAction[] {
  if (context.log.findings.safelyFixable() === 0) return [];
  return [
    { title: l10n.t('Fix everything that can be fixed safely'), kind: FIX_ALL, ...fixAllLater(context) },
  ];
}

/** Whether a finding has a fix. The fix of a sweeping rule is not computed here, as its cost grows with the log. */
function hasFix(log: FeatureContext['log']): (finding: Finding) => boolean {
  return finding => !finding.rule.fixesAll && finding.rule.fix?.(log, finding) !== undefined;
}

/**
 * The edit of "fix all". Fixing a whole log reads it again after each round of fixes. So the edit is not computed for every
 * light bulb if the client can request it when the action is chosen.
 */
function fixAllLater(context: FeatureContext, choice: FixChoice = {}): Pick<CodeAction, 'data' | 'edit'> {
  const { client, uri } = context;
  const data = { kind: 'fixAll', uri, ...choice } as const;
  return dataOrEdit(client, data, () => fixAllEdit(context, choice));
}

function fixAllEdit(context: FeatureContext, choice: FixChoice): WorkspaceEdit {
  return toWorkspaceEdit(context, fixAllIn(context.log, choice).edits);
}

/** The URI of the document of an action without an edit; `undefined` for an action that is not ours. */
export function uriOfAction(action: CodeAction): string | undefined {
  return actionDataOf(action)?.uri;
}

/** Returns the action with its edit, computed for the current log. */
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
      return fixAllEdit(context, data);
    case 'refactoring':
      return refactoringEdit(context, data);
    case 'change':
      return changeEdit(context, data.change);
  }
}
