import * as vscode from 'vscode';
import type { LogReview } from '../changes/logReview';
import type { ImportCommand } from '../commands/commandTable';
import { type Handlers, registerHandlers } from '../commands/registerHandlers';
import type { Server } from '../server/lifecycle';
import { isFolder } from '../support/fileExists';
import { urisOf } from '../support/menuUris';
import { importAgain } from './importAgain';
import { importChat } from './importChat';
import { registerImportDrop } from './importDrop';

/** Registers the commands and drops that import exports. */
export function registerImport(
  server: Server,
  review: LogReview,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const handlers: Handlers<ImportCommand> = {
    'chatlog.importChat': argument => importChat(server, review, { exports: urisOf(argument) }),
    'chatlog.importAgain': () => importAgain(server, review),
    'chatlog.importChatHere': async argument => {
      const [uri] = urisOf(argument) ?? [];
      const isTarget = uri !== undefined && (await isFolder(uri));
      await importChat(server, review, isTarget ? { to: uri } : { exports: uri && [uri] });
    },
    'chatlog.import.apply': () => review.decide(true),
    'chatlog.import.discard': () => review.decide(false),
  };
  return vscode.Disposable.from(
    registerHandlers(handlers, log),
    registerImportDrop((exports, to) => void importChat(server, review, { exports, to })),
  );
}
