import type { CodeAction, Range, WorkspaceEdit } from 'vscode-languageserver-protocol';
import type { FixChoice } from '../../document/fixAll';
import { refactorings } from '../../editing/refactorings';
import type { RefactoringId } from '../../protocol';
import type { WorkspaceChange } from '../../rules/rule';
import type { Client } from './client';
import {
  either,
  FLAG,
  listOf,
  NUMBER,
  objectOf,
  oneOf,
  optional,
  type ParamShapes,
  RANGE,
  TEXT,
} from './params';

/** What a code action carries to the client and back, when its edit is worked out only once it is chosen. */
export type ActionData = FixAllData | RefactoringData | ChangeData;

interface DataOf<Kind extends string> {
  readonly kind: Kind;
  /** The document that the action is about. */
  readonly uri: string;
}

/** The fixes of a log that are chosen. */
export interface FixAllData extends DataOf<'fixAll'>, FixChoice {}

/** A refactoring of a log as it was in that revision. */
export interface RefactoringData extends DataOf<'refactoring'> {
  readonly revision: number;
  readonly refactoring: RefactoringId;
  readonly range: Range;
  readonly argument: string;
}

/** A fix that reaches other documents. */
export interface ChangeData extends DataOf<'change'> {
  readonly change: WorkspaceChange;
}

/** What a client sends to have an action resolved. */
export const RESOLVE_PARAMS: ParamShapes = {
  title: TEXT,
  data: optional(
    either(
      objectOf({ kind: oneOf('fixAll'), uri: TEXT, ruleId: optional(TEXT), unsafe: optional(FLAG) }),
      objectOf({
        kind: oneOf('change'),
        uri: TEXT,
        change: either(
          objectOf({ kind: oneOf('addAlias'), name: TEXT, alias: TEXT }),
          objectOf({ kind: oneOf('addDifferent'), names: listOf(TEXT) }),
          objectOf({ kind: oneOf('rename'), name: TEXT, newName: TEXT }),
        ),
      }),
      objectOf({
        kind: oneOf('refactoring'),
        uri: TEXT,
        revision: NUMBER,
        refactoring: oneOf(...refactorings.map(({ id }) => id)),
        range: RANGE,
        argument: TEXT,
      }),
    ),
  ),
};

/** What an action carries; `undefined` for one that has its edit already. */
export function actionDataOf({ data }: CodeAction): ActionData | undefined {
  return data as ActionData | undefined;
}

/** What an action carries for a client that asks for the edit later; for any other client the edit itself. */
export function dataOrEdit(
  client: Client,
  data: ActionData,
  edit: () => WorkspaceEdit,
): Pick<CodeAction, 'data' | 'edit'> {
  return client.resolvesEdits ? { data } : { edit: edit() };
}
