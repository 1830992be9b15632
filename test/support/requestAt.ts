import type { Position } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Feature } from '../../server/src/features/support/feature';
import type { Workspace } from '../../server/src/workspace/workspace';
import { type ContextOptions, DOCUMENT, logContext } from './features';
import { readCursor } from './marks';
import { workspaceOf } from './workspace';

export interface RequestOptions extends ContextOptions {
  /** By path in the folder. The log of the request is open, whether it is listed here or not. */
  readonly files?: Readonly<Record<string, string>>;
  /** Changes the workspace before the request. */
  readonly change?: (workspace: Workspace) => Workspace;
}

/** The answer of a feature at the cursor of an open log among other logs, and the document of the log. */
export async function requestAt<Params extends { textDocument: { uri: string }; position: Position }, Result>(
  { handle }: Feature<Params, Result>,
  marked: string,
  { files = {}, change = each => each, ...options }: RequestOptions = {},
): Promise<{ readonly answer: Awaited<Result>; readonly document: TextDocument }> {
  const { text, position } = readCursor(marked);
  const document = TextDocument.create(DOCUMENT, 'chatlog', 1, text);
  const { workspace, open } = await workspaceOf(files);
  const { log } = open('_posts/2024-02-09-chat.markdown', text);
  const context = logContext(change(workspace), { uri: DOCUMENT, version: 1, log }, options);
  const params = { textDocument: { uri: DOCUMENT }, position };
  return { answer: await handle(context, params as Params), document };
}
