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

/** The beginning of each refactoring's kind; its identifier follows. LSP has a kind of its own for moving. */
const KINDS: Readonly<Record<RefactoringId, string>> = {
  mergeWithPrevious: 'refactor.rewrite.chatlog',
  split: 'refactor.rewrite.chatlog',
  moveUp: 'refactor.move.chatlog',
  moveDown: 'refactor.move.chatlog',
  shiftTimes: 'refactor.rewrite.chatlog',
  sort: 'refactor.rewrite.chatlog',
  removeDuplicates: 'refactor.rewrite.chatlog',
  mergeDuplicatedRuns: 'refactor.rewrite.chatlog',
  // Editors group this kind last, so that the first action of a list never deletes anything.
  delete: 'refactor.chatlog',
};

/** LSP's `CodeActionTriggerKind.Automatic`: the editor requests actions at every move of the cursor. */
const AUTOMATIC = 2;

/** The kind of the refactoring that is never the first of a list. It is not offered alone unless it is requested. */
const DELETE = kindOf({ id: 'delete' });

/** The kinds that the server announces. */
export const REFACTORING_KINDS: readonly CodeActionKind[] = refactorings.map(kindOf);

/**
 * The refactorings that are possible at a selection. A request for refactorings also gets the impossible ones, with the reason.
 * A light bulb gets none: every message can be moved or deleted, so it would always be on. A refactoring with an argument is
 * offered with ready choices, but not to clients that have a command for it.
 *
 * @param wants whether actions of a kind are requested
 */
export function refactoringActions(
  context: FeatureContext,
  { range, context: { only, triggerKind } }: CodeActionParams,
  wants: (kind: CodeActionKind) => boolean,
): CodeAction[] {
  if (only === undefined && triggerKind === AUTOMATIC) return [];
  const selected = selectedMessages(context.log.transcript, range);
  if (selected === undefined) return [];
  const { client, uri, revision } = context;
  const count = selected.end - selected.first;
  const showsDisabled = only !== undefined && client.showsDisabled;
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
        // The edit of sorting is as long as the log, so it is not computed for every list of actions.
        return [{ ...action, ...dataOrEdit(client, data, () => toWorkspaceEdit(context, outcome.edits)) }];
      }),
    );
  return actions.some(({ kind, disabled }) => kind !== DELETE && disabled === undefined) ||
    only?.includes(DELETE)
    ? actions
    : actions.filter(({ kind }) => kind !== DELETE);
}

/**
 * The edit of an action.
 *
 * @throws Outdated if the log has changed since the action was offered: the range may hold other messages
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
