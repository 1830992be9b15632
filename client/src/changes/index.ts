import type * as vscode from 'vscode';
import type { ReviewCommand } from '../commands/commandTable';
import { type Handlers, registerHandlers } from '../commands/registerHandlers';
import type { LogReview } from './logReview';
import type { SettleArguments } from './placeThreads';

/** Registers the command that the places of a review run. */
export function registerReview(review: LogReview, log: vscode.LogOutputChannel): vscode.Disposable {
  const handlers: Handlers<ReviewCommand> = {
    'chatlog.review.settle': argument => argument && review.settle(argument as SettleArguments),
  };
  return registerHandlers(handlers, log);
}
