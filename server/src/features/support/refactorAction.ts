import type { CodeAction, CodeActionKind, CodeActionParams, Range } from 'vscode-languageserver-protocol';
import { refactoringById, refactorings } from '../../editing/refactorings';
import {
  isRefusal,
  type Outcome,
  type Refactoring,
  selectedMessages,
} from '../../editing/refactorings/refactoring';
import type { RefactoringId } from '../../protocol';
import { hasCommand } from './clientCommands';
import type { FeatureContext } from './feature';
import { Outdated } from './outdated';
import { toWorkspaceEdit } from './workspaceEdit';

/** The beginning of each refactoring's kind; its identifier follows. Moving is a kind of its own in LSP. */
const KINDS: Readonly<Record<RefactoringId, string>> = {
  mergeWithPrevious: 'refactor.rewrite.chatlog',
  split: 'refactor.rewrite.chatlog',
  moveUp: 'refactor.move.chatlog',
  moveDown: 'refactor.move.chatlog',
  shiftTimes: 'refactor.rewrite.chatlog',
  delete: 'refactor.rewrite.chatlog',
  sort: 'refactor.rewrite.chatlog',
  removeDuplicates: 'refactor.rewrite.chatlog',
};

/** LSP's `CodeActionTriggerKind.Automatic`: the editor looks whether there is anything, at every move of the cursor. */
const AUTOMATIC = 2;

/** The kinds that the server says it has. */
export const REFACTORING_KINDS: readonly CodeActionKind[] = refactorings.map(kindOf);

/** What an action carries until it is chosen. */
export interface RefactoringData {
  readonly uri: string;
  readonly version: number;
  readonly refactoring: RefactoringId;
  readonly range: Range;
  readonly argument: string;
}

/**
 * The refactorings that can be done at a selection. To those who ask for refactorings, the others too, with the reason why not. None for a
 * light bulb: every message could be moved or deleted, and it would never go out. What takes an argument is offered with ready choices, but
 * not to clients that have a command which asks for it.
 *
 * @param wants whether actions of a kind were asked for
 */
export function refactoringActions(
  context: FeatureContext,
  { range, context: asked }: CodeActionParams,
  wants: (kind: CodeActionKind) => boolean,
): CodeAction[] {
  if (asked.only === undefined && asked.triggerKind === AUTOMATIC) return [];
  const selected = selectedMessages(context.log.transcript, range);
  if (selected === undefined) return [];
  const count = selected.end - selected.first;
  const showsDisabled =
    asked.only !== undefined && context.client.textDocument?.codeAction?.disabledSupport === true;
  return refactorings
    .filter(
      refactoring =>
        wants(kindOf(refactoring)) &&
        (refactoring.choices === undefined || !hasCommand(context.client, `chatlog.${refactoring.id}`)),
    )
    .flatMap(refactoring =>
      (refactoring.choices ?? ['']).flatMap(argument => {
        const outcome = refactoring.apply(context.log, range, argument);
        const action = { title: refactoring.title(count, argument), kind: kindOf(refactoring) };
        if (!isRefusal(outcome)) {
          return [{ ...action, ...editOrData(context, outcome, refactoring.id, range, argument) }];
        }
        return showsDisabled ? [{ ...action, disabled: { reason: outcome.reason } }] : [];
      }),
    );
}

/** Whether an action is one of a refactoring that has no edit yet. */
export function isRefactoringData(data: unknown): data is RefactoringData {
  return typeof data === 'object' && data !== null && 'refactoring' in data;
}

/**
 * An action with its edit.
 *
 * @throws Outdated when the log is no longer the one that the action was offered for: other messages may be in the range
 */
export function resolveRefactoring(
  context: FeatureContext,
  action: CodeAction,
  { version, refactoring, range, argument }: RefactoringData,
): CodeAction {
  const outcome: Outcome | undefined =
    version === context.version
      ? refactoringById(refactoring).apply(context.log, range, argument)
      : undefined;
  if (outcome === undefined || isRefusal(outcome)) {
    throw new Outdated();
  }
  return { ...action, edit: toWorkspaceEdit(context, [...outcome.edits]) };
}

function editOrData(
  context: FeatureContext,
  outcome: Exclude<Outcome, { reason: string }>,
  refactoring: RefactoringId,
  range: Range,
  argument: string,
): Pick<CodeAction, 'data' | 'edit'> {
  const { client, uri, version } = context;
  const resolves = client.textDocument?.codeAction?.resolveSupport?.properties.includes('edit');
  const data: RefactoringData = { uri, version, refactoring, range, argument };
  // Sorting a log is an edit as long as the log: not for every list of actions.
  return resolves ? { data } : { edit: toWorkspaceEdit(context, [...outcome.edits]) };
}

function kindOf({ id }: Pick<Refactoring, 'id'>): CodeActionKind {
  return `${KINDS[id]}.${id}`;
}
