import type { ClientCapabilities, Position } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Feature } from '../../server/src/features/support/feature';
import { DEFAULT_SETTINGS, type Settings } from '../../server/src/workspace/settings';
import type { Workspace } from '../../server/src/workspace/workspace';
import { DOCUMENT, NOT_CANCELLED } from './features';
import { readCursor } from './marks';
import { workspaceOf } from './workspace';

export interface AskOptions {
  /** By path in the folder; the log that is asked about is open, whether it is among them or not. */
  readonly files?: Readonly<Record<string, string>>;
  readonly client?: ClientCapabilities;
  readonly settings?: Partial<Settings>;
  /** Changes what is asked of the workspace. */
  readonly change?: (workspace: Workspace) => Workspace;
  readonly rulesDocumentation?: string;
}

/** What a feature answers at the cursor in a log that is open among others, and the log as a document. */
export async function askAt<Params extends { textDocument: { uri: string }; position: Position }, Result>(
  { handle }: Feature<Params, Result>,
  marked: string,
  { files = {}, client = {}, settings, change = each => each, rulesDocumentation }: AskOptions = {},
): Promise<{ readonly answer: Awaited<Result>; readonly document: TextDocument }> {
  const { text, position } = readCursor(marked);
  const document = TextDocument.create(DOCUMENT, 'chatlog', 1, text);
  const { workspace, open } = await workspaceOf(files);
  const { log } = open('_posts/2024-02-09-chat.markdown', text);
  const context = {
    log,
    uri: DOCUMENT,
    version: 1,
    settings: { ...DEFAULT_SETTINGS, ...settings },
    workspace: change(workspace),
    client,
    token: NOT_CANCELLED,
    diagnosticOptions: { client, rulesDocumentation },
    findingsGeneration: 0,
  };
  const params = { textDocument: { uri: DOCUMENT }, position };
  return { answer: await handle(context, params as Params), document };
}
