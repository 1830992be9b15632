import type * as vscode from 'vscode';
import type { LogReview } from '../changes/logReview';
import type { MergeCommand } from '../commands/commandTable';
import { type Handlers, registerHandlers } from '../commands/registerHandlers';
import type { Server } from '../server/lifecycle';
import { urisOf } from '../support/menuUris';
import { mergeLogs } from './mergeLogs';

/** Registers the commands that merge logs. */
export function registerMerge(
  server: Server,
  review: LogReview,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const handlers: Handlers<MergeCommand> = {
    'chatlog.mergeLogs': (argument, selection) =>
      mergeLogs(server, review, urisOf(selection) ?? urisOf(argument)),
    'chatlog.merge.apply': () => review.decide(true),
    'chatlog.merge.discard': () => review.decide(false),
  };
  return registerHandlers(handlers, log);
}
