import type {
  CodeAction,
  CodeActionKind,
  CodeActionParams,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { refactoringById, refactorings } from '../../editing/refactorings';
import {
  isRefusal,
  type Outcome,
  type Refactoring,
  selectedMessages,
} from '../../editing/refactorings/refactoring';
import type { RefactoringId } from '../../protocol';
import { dataOrEdit, type RefactoringData } from './actionData';
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
  sort: 'refactor.rewrite.chatlog',
  removeDuplicates: 'refactor.rewrite.chatlog',
  // A kind that editors group last: whoever takes the first action of a list wants nothing deleted.
  delete: 'refactor.chatlog',
};

/** LSP's `CodeActionTriggerKind.Automatic`: the editor looks whether there is anything, at every move of the cursor. */
const AUTOMATIC = 2;

/** The kind of the one that is never the first of a list: it is not offered alone unless it is what was asked for. */
const DELETE = kindOf({ id: 'delete' });

/** The kinds that the server says it has. */
export const REFACTORING_KINDS: readonly CodeActionKind[] = refactorings.map(kindOf);

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
  const { client, uri, revision } = context;
  const count = selected.end - selected.first;
  const showsDisabled = asked.only !== undefined && client.showsDisabled;
  const actions = refactorings
    .filter(
      refactoring =>
        wants(kindOf(refactoring)) &&
        (refactoring.choices === undefined || !hasCommand(client, `chatlog.${refactoring.id}`)),
    )
    .flatMap(refactoring =>
      (refactoring.choices ?? ['']).flatMap((argument): CodeAction[] => {
        const outcome = refactoring.apply(context.log, range, argument);
        const action = { title: refactoring.title(count, argument), kind: kindOf(refactoring) };
        if (isRefusal(outcome)) {
          return showsDisabled ? [{ ...action, disabled: { reason: outcome.reason } }] : [];
        }
        const data = {
          kind: 'refactoring',
          uri,
          revision,
          refactoring: refactoring.id,
          range,
          argument,
        } as const;
        // Sorting a log is an edit as long as the log: not for every list of actions.
        return [{ ...action, ...dataOrEdit(client, data, () => toWorkspaceEdit(context, outcome.edits)) }];
      }),
    );
  return actions.some(({ kind, disabled }) => kind !== DELETE && disabled === undefined) ||
    asked.only?.includes(DELETE)
    ? actions
    : actions.filter(({ kind }) => kind !== DELETE);
}

/**
 * The edit of an action.
 *
 * @throws Outdated when the log is no longer the one that the action was offered for: other messages may be in the range
 */
export function refactoringEdit(
  context: FeatureContext,
  { revision, refactoring, range, argument }: RefactoringData,
): WorkspaceEdit {
  const outcome: Outcome | undefined =
    revision === context.revision
      ? refactoringById(refactoring).apply(context.log, range, argument)
      : undefined;
  if (outcome === undefined || isRefusal(outcome)) {
    throw new Outdated();
  }
  return toWorkspaceEdit(context, outcome.edits);
}

function kindOf({ id }: Pick<Refactoring, 'id'>): CodeActionKind {
  return `${KINDS[id]}.${id}`;
}
