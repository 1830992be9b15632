import * as vscode from 'vscode';
import type { KeptMessages, LogChangeResult, LogChoices, OpenPlace } from '../../../server/src/protocol';
import { withProgress } from '../support/progress';
import { addedBy, type ChangedLogs, isChanged, logsText, messagesText } from './changedLogs';
import { PlaceThreads, type SettleArguments } from './placeThreads';

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

/** The logs as the user has settled and accepted them. */
export interface ReviewedLogs extends ChangedLogs {
  /** What is kept at the places of logs that have any, by the index of the log. */
  readonly kept: readonly { readonly index: number; readonly kept: readonly KeptMessages[] }[];
}

/** The maximum number of logs that are shown: VS Code becomes slow with more. */
const MAX_SHOWN = 200;

/** A log that a review shows. */
interface ShownLog {
  readonly uri: vscode.Uri;
  /** Among the logs of the import or merge. */
  readonly index: number;
  text: string;
  places: readonly OpenPlace[];
  /** What is kept at each place. */
  readonly kept: KeptMessages[];
  added: number;
  /** Whether the log is changed, or made. */
  isChanged: boolean;
}

/**
 * Shows the logs of an import or a merge, new and changed ones, in VS Code's editor for several changes, before they are written. The user
 * settles the places where two messages may be one, and decides with the editor's buttons, or by closing it.
 */
export class LogReview implements vscode.Disposable {
  /** By the URI of the document with the new text. */
  readonly #shown = new Map<string, ShownLog>();
  readonly #threads = new PlaceThreads();
  #changes: ChangedLogs | undefined;
  /** Resolves when the last review is closed. */
  #last: Promise<unknown> = Promise.resolve();
  readonly #decided = new vscode.EventEmitter<boolean>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: uri => this.#shown.get(uri.toString())?.text ?? '',
    onDidChange: this.#changed.event,
  });

  /** Ends a review. */
  decide(isAccepted: boolean): void {
    this.#decided.fire(isAccepted);
  }

  /** Chooses what stays of two messages that may be one, and shows the log as it is then. */
  async settle({ uri, place, kept }: SettleArguments): Promise<void> {
    const log = this.#shown.get(uri);
    if (log === undefined || this.#changes === undefined || place >= log.places.length) return;
    log.kept[place] = kept;
    const change = await this.#changes.changeOf(log.index, { kept: log.kept });
    if (change === null || this.#shown.get(uri) !== log) return;
    update(log, change);
    this.#changed.fire(log.uri);
    this.#threads.show(log.uri, log.places, log.kept);
  }

  /**
   * Resolves to the changes as the user has settled and accepted them; `undefined` if they are discarded. An earlier import or merge that is
   * still under review is given up.
   */
  show(changes: ChangedLogs, texts: ReviewTexts): Promise<ReviewedLogs | undefined> {
    this.decide(false);
    const shown = this.#last.then(() => this.#show(changes, texts));
    this.#last = shown.catch(() => undefined);
    return shown;
  }

  async #show(changes: ChangedLogs, texts: ReviewTexts): Promise<ReviewedLogs | undefined> {
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
      return accepted === true ? settled(changes, [...this.#shown.values()]) : undefined;
    } finally {
      vscode.Disposable.from(...subscriptions).dispose();
      await vscode.commands.executeCommand('setContext', texts.context, false);
      await this.#close(title);
    }
  }

  dispose(): void {
    this.decide(false);
    this.#decided.dispose();
    this.#changed.dispose();
    this.#threads.dispose();
    this.#registration.dispose();
  }

  async #open(changes: ChangedLogs, texts: ReviewTexts): Promise<string> {
    const { logs, changeOf } = changes;
    this.#shown.clear();
    this.#changes = changes;
    const resources: [resource: vscode.Uri, original: vscode.Uri | undefined, modified: vscode.Uri][] = [];
    for (const [index, log] of logs.entries()) {
      if (!isChanged(log) || resources.length >= MAX_SHOWN) continue;
      const target = vscode.Uri.parse(log.uri);
      const uri = target.with({ scheme: SCHEME, authority: '', query: String(index) });
      const shown: ShownLog = {
        uri,
        index,
        text: '',
        places: [],
        kept: [],
        added: log.added,
        isChanged: true,
      };
      const change = await changeOf(index);
      if (change !== null) update(shown, change);
      this.#shown.set(uri.toString(), shown);
      resources.push([target, log.state === 'merged' ? target : undefined, uri]);
    }
    const total = logs.filter(isChanged).length;
    const title = total > resources.length ? texts.titleOfFirst(resources.length, total) : texts.title(total);
    await vscode.commands.executeCommand('vscode.changes', title, resources);
    for (const { uri, places, kept } of this.#shown.values()) this.#threads.show(uri, places, kept);
    return title;
  }

  async #close(title: string): Promise<void> {
    this.#threads.clear();
    const tabs = vscode.window.tabGroups.all.flatMap(group => group.tabs);
    await vscode.window.tabGroups.close(tabs.filter(({ label }) => label.startsWith(title)));
    this.#shown.clear();
    this.#changes = undefined;
  }
}

function update(log: ShownLog, { before, edits, after, places, added }: NonNullable<LogChangeResult>): void {
  log.text = after;
  log.isChanged = before === null ? added > 0 : edits.length > 0;
  log.places = places;
  log.added = added;
  for (const place of places.slice(log.kept.length)) log.kept.push(place.kept);
}

/** The changes with what the user has chosen. */
function settled({ logs, changeOf }: ChangedLogs, shown: readonly ShownLog[]): ReviewedLogs {
  const byIndex = new Map(shown.map(log => [log.index, log]));
  const choicesOf = (index: number): LogChoices | undefined => {
    const kept = byIndex.get(index)?.kept ?? [];
    return kept.length === 0 ? undefined : { kept: [...kept] };
  };
  return {
    logs: logs.map((log, index) => {
      const settledLog = byIndex.get(index);
      if (settledLog === undefined) return log;
      return { ...log, added: settledLog.added, state: settledLog.isChanged ? log.state : 'same' };
    }),
    changeOf: (index, choices) => changeOf(index, { ...choices, ...choicesOf(index) }),
    kept: shown.flatMap(({ index, kept }) => (kept.length === 0 ? [] : [{ index, kept: [...kept] }])),
  };
}
