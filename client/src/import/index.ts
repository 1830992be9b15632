import * as vscode from 'vscode';
import type { ImportCommand } from '../commands/commandTable';
import { type Handlers, registerHandlers } from '../commands/registerHandlers';
import type { Server } from '../server/lifecycle';
import { isFolder } from '../support/fileExists';
import { importAgain } from './importAgain';
import { importChat } from './importChat';
import { registerImportDrop } from './importDrop';
import { ImportReview } from './importReview';

/** Registers the commands and drops that import exports. */
export function registerImport(server: Server, log: vscode.LogOutputChannel): vscode.Disposable {
  const review = new ImportReview();
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
    review,
    registerHandlers(handlers, log),
    registerImportDrop((exports, to) => void importChat(server, review, { exports, to })),
  );
}

/** The files that a menu or a drop passes. */
function urisOf(argument: unknown): readonly vscode.Uri[] | undefined {
  if (argument instanceof vscode.Uri) return [argument];
  const isList = Array.isArray(argument) && argument.length > 0;
  return isList && argument.every(each => each instanceof vscode.Uri) ? argument : undefined;
}
