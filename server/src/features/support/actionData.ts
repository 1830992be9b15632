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

/** The data that a code action carries to the client and back when its edit is computed only once it is chosen. */
export type ActionData = FixAllData | RefactoringData | ChangeData;

interface DataOf<Kind extends string> {
  readonly kind: Kind;
  /** The document of the action. */
  readonly uri: string;
}

/** A choice of the fixes of a log. */
export interface FixAllData extends DataOf<'fixAll'>, FixChoice {}

/** A refactoring of a log at a revision. */
export interface RefactoringData extends DataOf<'refactoring'> {
  readonly revision: number;
  readonly refactoring: RefactoringId;
  readonly range: Range;
  readonly argument: string;
}

/** A fix that changes other documents. */
export interface ChangeData extends DataOf<'change'> {
  readonly change: WorkspaceChange;
}

/** The parameters of a request to resolve an action. */
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

/** The data of an action; `undefined` for an action that already has its edit. */
export function actionDataOf({ data }: CodeAction): ActionData | undefined {
  return data as ActionData | undefined;
}

/** The data, for a client that requests the edit later; for any other client the edit itself. */
export function dataOrEdit(
  client: Client,
  data: ActionData,
  edit: () => WorkspaceEdit,
): Pick<CodeAction, 'data' | 'edit'> {
  return client.resolvesEdits ? { data } : { edit: edit() };
}
