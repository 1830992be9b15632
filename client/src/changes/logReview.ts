import * as vscode from 'vscode';
import { withProgress } from '../support/progress';
import { addedBy, type ChangedLogs, isChanged, logsText, messagesText } from './changedLogs';

const SCHEME = 'chatlog-changes';

/** What a review says, for an import or a merge. */
export interface ReviewTexts {
  /** The context key for the buttons of the editor that shows the changes. */
  readonly context: string;
  title(logs: number): string;
  /** The title if there are so many logs that only the first ones are shown. */
  titleOfFirst(shown: number, logs: number): string;
  question(messages: string, logs: string): string;
}

/** The maximum number of logs that are shown: VS Code becomes slow with more. */
const MAX_SHOWN = 200;

/**
 * Shows the logs of an import or a merge, new and changed ones, in VS Code's editor for several changes, before they are written. The user decides with its buttons, or by
 * closing it.
 */
export class LogReview implements vscode.Disposable {
  readonly #texts = new Map<string, string>();
  /** Resolves when the last review is closed. */
  #last: Promise<unknown> = Promise.resolve();
  readonly #decided = new vscode.EventEmitter<boolean>();
  readonly #registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: uri => this.#texts.get(uri.toString()) ?? '',
  });

  /** Ends a review. */
  decide(isAccepted: boolean): void {
    this.#decided.fire(isAccepted);
  }

  /** Resolves to whether the user accepts the changes. An earlier import or merge that is still under review is given up. */
  show(changes: ChangedLogs, texts: ReviewTexts): Promise<boolean> {
    this.decide(false);
    const shown = this.#last.then(() => this.#show(changes, texts));
    this.#last = shown.catch(() => undefined);
    return shown;
  }

  async #show(changes: ChangedLogs, texts: ReviewTexts): Promise<boolean> {
    const title = await this.#open(changes, texts);
    await vscode.commands.executeCommand('setContext', texts.context, true);
    const { messages, logs } = addedBy(changes);
    const subscriptions: vscode.Disposable[] = [];
    const decision = new Promise<boolean>(resolve => {
      subscriptions.push(
        this.#decided.event(resolve),
        vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
          if (closed.some(({ label }) => label.startsWith(title))) resolve(false);
        }),
      );
    });
    try {
      // Unlike a question, a notification of progress goes when the decision is made elsewhere.
      const accepted = await withProgress(
        texts.question(messagesText(messages), logsText(logs)),
        (_, token) => {
          token.onCancellationRequested(() => this.decide(false));
          return decision;
        },
      );
      return accepted === true;
    } finally {
      vscode.Disposable.from(...subscriptions).dispose();
      await vscode.commands.executeCommand('setContext', texts.context, false);
      await this.#close(title);
    }
  }

  dispose(): void {
    this.decide(false);
    this.#decided.dispose();
    this.#registration.dispose();
  }

  async #open({ logs, changeOf }: ChangedLogs, texts: ReviewTexts): Promise<string> {
    this.#texts.clear();
    const changes: [resource: vscode.Uri, original: vscode.Uri | undefined, modified: vscode.Uri][] = [];
    for (const [index, log] of logs.entries()) {
      if (!isChanged(log) || changes.length >= MAX_SHOWN) continue;
      const change = await changeOf(index);
      const target = vscode.Uri.parse(log.uri);
      const shown = target.with({ scheme: SCHEME, authority: '', query: String(index) });
      this.#texts.set(shown.toString(), change?.after ?? '');
      changes.push([target, log.state === 'merged' ? target : undefined, shown]);
    }
    const total = logs.filter(isChanged).length;
    const title = total > changes.length ? texts.titleOfFirst(changes.length, total) : texts.title(total);
    await vscode.commands.executeCommand('vscode.changes', title, changes);
    return title;
  }

  async #close(title: string): Promise<void> {
    const tabs = vscode.window.tabGroups.all.flatMap(group => group.tabs);
    await vscode.window.tabGroups.close(tabs.filter(({ label }) => label.startsWith(title)));
    this.#texts.clear();
  }
}
