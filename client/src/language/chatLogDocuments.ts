import type { TextDocument } from 'vscode';

/** The language's identifier, as contributed in package.json. */
export const CHAT_LOG = 'chatlog';

/** Chat logs by name, for file watchers and searches. The language itself uses the patterns in package.json. */
export const CHAT_LOG_GLOB = '**/{*-chat.markdown,*-chat.md,*.chatlog,*.chatlog.md}';

export function isChatLog(document: TextDocument): boolean {
  return document.languageId === CHAT_LOG;
}
