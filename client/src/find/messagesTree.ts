import * as vscode from 'vscode';
import {
  FIND_CONTEXT,
  type FindContext,
  type FindContextParams,
  type FoundMessage,
} from '../../../server/src/protocol';
import type { Server } from '../server/lifecycle';
import type { PlainTreeItem, PlainTreeProvider } from '../support/treeView';
import { contextItem, dayItem, describeMessage, messageItem, moreItem } from './messageItem';
import type { ContextNode, DayNode, MessageNode, Node } from './messageNodes';

/** The messages of context on either side. */
const CONTEXT = 1;

/** Milliseconds between two updates of the rows while messages are found. */
const UPDATE_PAUSE = 100;

/** The found messages as a tree, by day. */
export class MessagesTree implements PlainTreeProvider<Node>, vscode.Disposable {
  readonly #server: Server;
  readonly #changed = new vscode.EventEmitter<undefined>();
  #days: DayNode[] = [];
  #logs = new Set<string>();
  #hasMore = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(server: Server) {
    this.#server = server;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#changed.dispose();
  }

  /** The messages, in their order. */
  get messages(): FoundMessage[] {
    return this.#days.flatMap(({ messages }) => messages.map(({ found }) => found));
  }

  get messageCount(): number {
    return this.#days.reduce((sum, { messages }) => sum + messages.length, 0);
  }

  get logCount(): number {
    return this.#logs.size;
  }

  /** The row of the first message. */
  get first(): Node | undefined {
    return this.#days[0]?.messages[0];
  }

  clear(): void {
    this.#days = [];
    this.#logs = new Set();
    this.#hasMore = false;
    this.#update();
  }

  /** Adds messages behind the others. */
  add(found: readonly FoundMessage[]): void {
    for (const message of found) {
      const day = message.day ?? '';
      let node = this.#days.at(-1);
      if (node?.day !== day) {
        node = { kind: 'day', day, messages: [] };
        this.#days.push(node);
      }
      node.messages.push({ kind: 'message', parent: node, found: message });
      this.#logs.add(message.uri);
    }
    if (found.length > 0) this.#timer ??= setTimeout(() => this.#update(), UPDATE_PAUSE);
  }

  /** @param hasMore whether a last row finds more */
  finish(hasMore: boolean): void {
    this.#hasMore = hasMore;
    this.#update();
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (node === undefined) return this.#hasMore ? [...this.#days, { kind: 'more' }] : this.#days;
    if (node.kind === 'day') return node.messages;
    return node.kind === 'message' ? this.#contextOf(node) : [];
  }

  getParent(node: Node): Node | undefined {
    return node.kind === 'message' || node.kind === 'context' ? node.parent : undefined;
  }

  getTreeItem(node: Node): PlainTreeItem {
    switch (node.kind) {
      case 'day':
        return dayItem(node);
      case 'message':
        return messageItem(node);
      case 'context':
        return contextItem(node);
      case 'more':
        return moreItem();
    }
  }

  resolveTreeItem(item: PlainTreeItem, node: Node): PlainTreeItem {
    if (node.kind === 'message' || node.kind === 'context') item.tooltip = describeMessage(node.found);
    return item;
  }

  async #contextOf(parent: MessageNode): Promise<ContextNode[]> {
    const { uri, line } = parent.found;
    const params: FindContextParams = { uri, line, count: CONTEXT };
    // The log may have changed since, and have another line there.
    const context = await this.#server.request<FindContext | null>(FIND_CONTEXT, params);
    const toNode = (isBefore: boolean) => (found: FoundMessage) =>
      ({ kind: 'context', parent, isBefore, found }) satisfies ContextNode;
    return [...(context?.before ?? []).map(toNode(true)), ...(context?.after ?? []).map(toNode(false))];
  }

  #update(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#changed.fire(undefined);
  }
}
