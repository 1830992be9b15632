import * as vscode from 'vscode';
import {
  FIND,
  type FindChoices,
  type FindParams,
  type FindPart,
  type FindPlace,
  type FindResult,
} from '../../../server/src/protocol';
import type { Server } from '../server/lifecycle';
import { logCount, messageCount } from '../support/counts';
import { plainText } from '../support/plainText';
import { withViewProgress } from '../support/progress';
import { createTreeView, type PlainTreeView } from '../support/treeView';
import type { Node } from './messageNodes';
import { MessagesTree } from './messagesTree';

const VIEW = 'chatlog.messages';

/** Context keys: what the title of the view offers. */
const IS_SEARCHING = 'chatlog.messages.isSearching';
const HAS_QUERY = 'chatlog.messages.hasQuery';

/** The messages that are shown at first, and with each "more". */
const LIMIT = 500;

/** What is looked for. */
export interface Search extends FindChoices {
  readonly query: string;
}

/** The Messages view: what the last search found. */
export class MessagesView implements vscode.Disposable {
  readonly #server: Server;
  readonly #tree: MessagesTree;
  readonly #view: PlainTreeView<Node>;
  #search: Search | undefined;
  #running: vscode.CancellationTokenSource | undefined;
  /** Where the search stopped at its limit. */
  #stopped: FindPlace | undefined;

  constructor(server: Server) {
    this.#server = server;
    this.#tree = new MessagesTree(server);
    this.#view = createTreeView(VIEW, this.#tree, { canSelectMany: true });
  }

  dispose(): void {
    this.#running?.cancel();
    this.#view.dispose();
    this.#tree.dispose();
  }

  get selection(): readonly Node[] {
    return this.#view.selection;
  }

  get tree(): MessagesTree {
    return this.#tree;
  }

  /** The search whose messages are shown. */
  get search(): Search | undefined {
    return this.#search;
  }

  /** Shows what a search finds, as it is found, in place of what was shown. */
  async find(search: Search): Promise<void> {
    this.#search = search;
    this.#stopped = undefined;
    this.#tree.clear();
    this.#view.description = plainText(search.query);
    void vscode.commands.executeCommand('setContext', HAS_QUERY, true);
    await vscode.commands.executeCommand(`${VIEW}.focus`);
    const visible = this.#whenVisible();
    await this.#run(search);
    await visible;
    const { first } = this.#tree;
    if (first !== undefined && this.#search === search && this.#view.selection.length === 0) {
      await this.#view.reveal(first, { select: true, focus: true });
    }
  }

  /** Resolves once the view is visible, which may be said later than the command ends that shows it. */
  #whenVisible(): Promise<void> {
    if (this.#view.visible) return Promise.resolve();
    return new Promise(resolve => {
      const listener = this.#view.onDidChangeVisibility(({ visible }) => {
        if (!visible) return;
        listener.dispose();
        resolve();
      });
    });
  }

  async refresh(): Promise<void> {
    if (this.#search !== undefined) await this.find(this.#search);
  }

  /** Finds more, behind what is shown. */
  async more(): Promise<void> {
    if (this.#search === undefined || this.#stopped === undefined) return;
    await this.#run(this.#search, this.#stopped);
  }

  cancel(): void {
    this.#running?.cancel();
  }

  clear(): void {
    this.cancel();
    this.#running = undefined;
    this.#search = undefined;
    this.#stopped = undefined;
    this.#view.description = undefined;
    this.#view.message = undefined;
    this.#tree.clear();
    void vscode.commands.executeCommand('setContext', HAS_QUERY, false);
  }

  async #run(search: Search, after?: FindPlace): Promise<void> {
    this.#running?.cancel();
    const running = new vscode.CancellationTokenSource();
    this.#running = running;
    const isCurrent = () => this.#running === running;
    void vscode.commands.executeCommand('setContext', IS_SEARCHING, true);
    this.#say(vscode.l10n.t('Searching…'));
    const take = ({ found, searched, total }: FindPart) => {
      if (!isCurrent()) return;
      this.#tree.add(found);
      this.#say(
        vscode.l10n.t(
          'Searching… {0} of {1} logs',
          searched.toLocaleString(vscode.env.language),
          total.toLocaleString(vscode.env.language),
        ),
      );
    };
    const params: FindParams = { ...search, limit: LIMIT, ...(after !== undefined && { after }) };
    try {
      const result = await withViewProgress(VIEW, () =>
        this.#server.stream<FindPart, FindResult>(FIND, params, take, running.token),
      );
      if (!isCurrent()) return;
      if ('problems' in result) {
        this.#tree.finish(false);
        this.#say(result.problems.map(({ message }) => message).join('\n'));
        return;
      }
      this.#stopped = result.stopped;
      this.#tree.add(result.found);
      this.#tree.finish(result.stopped !== undefined);
      this.#sayFound(result.unread);
    } catch (error) {
      if (!isCurrent()) return;
      this.#tree.finish(false);
      if (running.token.isCancellationRequested) this.#say(vscode.l10n.t('Stopped. {0}', this.#counts()));
      else {
        this.#say(vscode.l10n.t('The search failed.'));
        throw error;
      }
    } finally {
      if (isCurrent()) void vscode.commands.executeCommand('setContext', IS_SEARCHING, false);
    }
  }

  #sayFound(unread: number): void {
    const lines: string[] = [];
    if (this.#tree.messageCount === 0) {
      lines.push(vscode.l10n.t('No message is found. Try fewer words, a part of a word, or another name.'));
    } else if (this.#stopped === undefined) lines.push(this.#counts());
    else lines.push(vscode.l10n.t('The newest {0}; there are more.', this.#counts()));
    if (unread > 0) lines.push(vscode.l10n.t('Not searched, as they can not be read: {0}', logCount(unread)));
    this.#say(lines.join('\n'));
  }

  #counts(): string {
    return `${messageCount(this.#tree.messageCount)} · ${logCount(this.#tree.logCount)}`;
  }

  #say(text: string): void {
    // The title of a view that is alone in its container has no room for the query.
    this.#view.message = plainText(`${this.#search?.query ?? ''} — ${text}`);
  }
}
