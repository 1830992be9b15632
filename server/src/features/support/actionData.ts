import type { ClientCapabilities, CodeAction, Range, WorkspaceEdit } from 'vscode-languageserver-protocol';
import type { FixChoice } from '../../document/fixAll';
import type { RefactoringId } from '../../protocol';
import type { WorkspaceChange } from '../../rules/rule';

/** What a code action carries to the client and back, when its edit is worked out only once it is chosen. */
export type ActionData = FixAllData | RefactoringData | ChangeData;

interface DataOf<Kind extends string> {
  readonly kind: Kind;
  /** The document that the action is about. */
  readonly uri: string;
}

/** The fixes of a log that are chosen. */
export interface FixAllData extends DataOf<'fixAll'>, FixChoice {}

/** A refactoring of a log as it was in that version. */
export interface RefactoringData extends DataOf<'refactoring'> {
  readonly version: number;
  readonly refactoring: RefactoringId;
  readonly range: Range;
  readonly argument: string;
}

/** A fix that reaches other documents. */
export interface ChangeData extends DataOf<'change'> {
  readonly change: WorkspaceChange;
}

/** What an action carries; `undefined` for one that has its edit already. */
export function actionDataOf({ data }: CodeAction): ActionData | undefined {
  return data as ActionData | undefined;
}

/** Whether a client asks for the edit of an action when that is chosen. */
export function resolvesEdits(client: ClientCapabilities): boolean {
  return client.textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true;
}

/** What an action carries for a client that asks for the edit later; for any other client the edit itself. */
export function dataOrEdit(
  client: ClientCapabilities,
  data: ActionData,
  edit: () => WorkspaceEdit,
): Pick<CodeAction, 'data' | 'edit'> {
  return resolvesEdits(client) ? { data } : { edit: edit() };
}
