import * as vscode from 'vscode';
import type { Doubt, KeptMessages, MessageAtPlace, OpenPlace } from '../../../server/src/protocol';
import { type CommandLink, commandMarkdown } from '../support/commandMarkdown';

/** The command that the links of a place run. */
export const SETTLE = 'chatlog.review.settle';

/** What a link of a place passes to its command. */
export interface SettleArguments {
  /** Of the log as the review shows it. */
  readonly uri: string;
  /** The index of the place. */
  readonly place: number;
  readonly kept: KeptMessages;
}

/**
 * Shows the places of a review where two messages may be one, as comments below the second one: they are in the editor for several changes,
 * and VS Code lists them all in its Comments view. A place that is settled is shown as resolved, and can be settled otherwise.
 */
export class PlaceThreads implements vscode.Disposable {
  #controller: vscode.CommentController | undefined;
  readonly #threads = new Map<string, vscode.CommentThread[]>();

  /** Shows the places of a log, in place of those that were shown of it. @param kept what is kept at each */
  show(uri: vscode.Uri, places: readonly OpenPlace[], kept: readonly KeptMessages[]): void {
    const threads = this.#threads.get(uri.toString()) ?? [];
    this.#threads.set(uri.toString(), threads);
    for (const [index, place] of places.entries()) {
      const choice = kept[index] ?? 'open';
      const range = rangeOf(place);
      const comment: vscode.Comment = {
        author: { name: titleOf(choice) },
        body: bodyOf(place, { uri: uri.toString(), place: index, kept: choice }),
        mode: vscode.CommentMode.Preview,
      };
      let thread = threads[index];
      if (thread === undefined) {
        thread = this.#open().createCommentThread(uri, range, [comment]);
        thread.canReply = false;
        thread.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
        threads.push(thread);
      } else {
        thread.range = range;
        thread.comments = [comment];
      }
      thread.label = vscode.l10n.t('Place {0} of {1}', index + 1, places.length);
      thread.state =
        choice === 'open' ? vscode.CommentThreadState.Unresolved : vscode.CommentThreadState.Resolved;
    }
  }

  /** Ends a review. */
  clear(): void {
    this.#threads.clear();
    this.#controller?.dispose();
    this.#controller = undefined;
  }

  dispose(): void {
    this.clear();
  }

  #open(): vscode.CommentController {
    this.#controller ??= vscode.comments.createCommentController(
      'chatlog.places',
      vscode.l10n.t('Chat Log: messages that may be one'),
    );
    return this.#controller;
  }
}

function rangeOf({ first, second }: OpenPlace): vscode.Range {
  const line = second.line ?? first.line ?? 0;
  return new vscode.Range(line, 0, line, 0);
}

function titleOf(kept: KeptMessages): string {
  switch (kept) {
    case 'first':
      return vscode.l10n.t('The first stays');
    case 'second':
      return vscode.l10n.t('The second stays');
    case 'both':
      return vscode.l10n.t('They are two');
    case 'open':
      return vscode.l10n.t('It may be one message');
  }
}

/** The two messages, why they may be one, and what can be chosen. */
function bodyOf(
  { doubt, first, second }: OpenPlace,
  { kept: chosen, ...place }: SettleArguments,
): vscode.MarkdownString {
  const link = (kept: KeptMessages, title: string): CommandLink => ({
    title,
    argument: { ...place, kept } satisfies SettleArguments,
    isChosen: kept === chosen,
  });
  return commandMarkdown(SETTLE, doubtText(doubt), [first, second].map(messageText), [
    link('first', vscode.l10n.t('Keep the First')),
    ...(first.isRemovable ? [link('second', vscode.l10n.t('Keep the Second'))] : []),
    link('both', vscode.l10n.t('They Are Two')),
  ]);
}

function messageText({ header, text, line, isRemovable }: MessageAtPlace): string {
  const place =
    line !== null
      ? vscode.l10n.t('line {0}', line + 1)
      : isRemovable
        ? vscode.l10n.t('left out')
        : vscode.l10n.t('in another log');
  return `${header}: ${text} (${place})`;
}

function doubtText(doubt: Doubt): string {
  switch (doubt) {
    case 'text':
      return vscode.l10n.t('The texts are alike, and not the same.');
    case 'time':
      return vscode.l10n.t('The times differ.');
    case 'name':
      return vscode.l10n.t('As far as is known, the names are of different people.');
    case 'order':
      return vscode.l10n.t('The text is said several times, and it is open which is which.');
  }
}
