import type { ClientCapabilities, Position } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { readClient } from '../../server/src/features/support/client';
import type { Feature } from '../../server/src/features/support/feature';
import { DEFAULT_SETTINGS, type Settings } from '../../server/src/workspace/settings';
import type { Workspace } from '../../server/src/workspace/workspace';
import { DOCUMENT, NOT_CANCELLED } from './features';
import { workspaceOf } from './workspace';

export interface AskOptions {
  /** By path in the folder; the log that is asked about is open, whether it is among them or not. */
  readonly files?: Readonly<Record<string, string>>;
  readonly client?: ClientCapabilities;
  readonly settings?: Partial<Settings>;
  /** Changes what is asked of the workspace. */
  readonly change?: (workspace: Workspace) => Workspace;
  readonly rulesDocumentation?: string;
  /** What stands at the position; `|` unless the log holds one. */
  readonly marker?: string;
}

/** What a feature answers at a mark in a log that is open among others, and the log as a document. */
export async function askAt<Params extends { textDocument: { uri: string }; position: Position }, Result>(
  { handle }: Feature<Params, Result>,
  marked: string,
  {
    files = {},
    client: declared = {},
    settings,
    change = each => each,
    rulesDocumentation,
    marker = '|',
  }: AskOptions = {},
): Promise<{ readonly answer: Awaited<Result>; readonly document: TextDocument }> {
  const offset = marked.indexOf(marker);
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const document = TextDocument.create(DOCUMENT, 'chatlog', 1, text);
  const { workspace, open } = await workspaceOf(files);
  const { log } = open('_posts/2024-02-09-chat.markdown', text);
  const client = readClient(declared);
  const context = {
    log,
    uri: DOCUMENT,
    version: 1,
    revision: log.revision,
    settings: { ...DEFAULT_SETTINGS, ...settings },
    workspace: change(workspace),
    client,
    token: NOT_CANCELLED,
    diagnosticOptions: { client, rulesDocumentation },
    findingsGeneration: 0,
  };
  const params = { textDocument: { uri: DOCUMENT }, position: document.positionAt(offset) };
  return { answer: await handle(context, params as Params), document };
}
