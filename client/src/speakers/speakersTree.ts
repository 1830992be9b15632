import * as vscode from 'vscode';
import {
  SPEAKER_LOGS,
  SPEAKERS,
  type Speaker,
  type SpeakerLogs,
  type Speakers,
  type SpeakersParams,
} from '../../../server/src/protocol';
import type { Server } from '../server/lifecycle';
import type { PlainTreeItem, PlainTreeProvider } from '../support/treeView';
import { aliasItem, describeSpeaker, logItem, speakerItem } from './speakerItem';
import type { AliasNode, LogNode, Node, SpeakerNode } from './speakerNodes';
import { type SpeakerOrder, sortSpeakers } from './speakerOrder';

/** Which speakers the view shows, and in which order. */
export interface Shown {
  /** The URI of a log if only its speakers are shown. */
  readonly log?: string;
  /** The URI of the log whose colors its speakers have. */
  readonly colorsOf?: string;
  readonly order: SpeakerOrder;
}

/** The speakers as a tree. One request gets all people; the rows below a person are requested when it is expanded. */
export class SpeakersTree implements PlainTreeProvider<Node>, vscode.Disposable {
  readonly #server: Server;
  readonly #changed = new vscode.EventEmitter<Node[] | undefined>();
  readonly #loaded = new vscode.EventEmitter<void>();
  #nodes = new Map<string, SpeakerNode>();
  #byName = new Map<string, SpeakerNode>();
  #order: SpeakerNode[] = [];
  #loading: Promise<void> | undefined;
  #isStale = true;
  #shown: Shown = { order: 'messages' };

  readonly onDidChangeTreeData = this.#changed.event;
  /** Fires when people or their numbers were loaded. */
  readonly onDidLoad = this.#loaded.event;

  constructor(server: Server) {
    this.#server = server;
  }

  dispose(): void {
    this.#changed.dispose();
    this.#loaded.dispose();
  }

  /** The number of people that are shown. */
  get size(): number {
    return this.#order.length;
  }

  /** The person with a name or alias, if they are shown. */
  find(name: string): SpeakerNode | undefined {
    return this.#byName.get(name);
  }

  /** Sets which speakers are shown and their order; takes effect when the view is next visible. */
  show(shown: Shown): void {
    this.#shown = shown;
    this.#isStale = true;
  }

  /** The loaded data may be outdated. */
  outdate(): void {
    this.#isStale = true;
  }

  /** Requests what may have changed, and notifies VS Code of the rows that did. */
  async update(): Promise<void> {
    while (this.#isStale) {
      this.#loading ??= this.#load().finally(() => {
        this.#loading = undefined;
      });
      await this.#loading;
    }
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (node === undefined) {
      // Without a log there are no people, and no reason to start the server.
      if (this.#server.isStarted) await this.update().catch(() => undefined);
      return this.#order;
    }
    return node.kind === 'speaker' ? this.#childrenOf(node) : [];
  }

  getParent(node: Node): Node | undefined {
    return node.kind === 'speaker' ? undefined : node.parent;
  }

  getTreeItem(node: Node): PlainTreeItem | Promise<PlainTreeItem> {
    switch (node.kind) {
      case 'speaker':
        return speakerItem(node);
      case 'alias':
        return aliasItem(node);
      case 'log':
        return logItem(node);
    }
  }

  resolveTreeItem(item: PlainTreeItem, node: Node): PlainTreeItem {
    if (node.kind === 'speaker') item.tooltip = describeSpeaker(node.speaker);
    return item;
  }

  async #load(): Promise<void> {
    const { log, colorsOf, order } = this.#shown;
    this.#isStale = false;
    try {
      const params: SpeakersParams = {
        ...(log !== undefined && { log }),
        ...(colorsOf !== undefined && { colorsOf }),
      };
      const { speakers } = await this.#server.request<Speakers>(SPEAKERS, params);
      this.#take(sortSpeakers(speakers, order));
    } catch (error) {
      // Either the server restarts, which is reported, or its lifecycle has shown that it does not.
      if (this.#order.length > 0) this.#take([]);
      this.#isStale = true;
      throw error;
    }
  }

  #take(speakers: readonly Speaker[]): void {
    const changed: SpeakerNode[] = [];
    const order = speakers.map(speaker => {
      const node = this.#nodes.get(speaker.name);
      if (node === undefined) return { kind: 'speaker', name: speaker.name, speaker } satisfies SpeakerNode;
      if (JSON.stringify(node.speaker) !== JSON.stringify(speaker)) changed.push(node);
      node.speaker = speaker;
      return node;
    });
    const isSameOrder =
      order.length === this.#order.length && order.every((node, i) => node === this.#order[i]);
    this.#order = order;
    this.#nodes = new Map(order.map(node => [node.name, node]));
    this.#byName = new Map(
      order.flatMap(node => [node.name, ...(node.speaker.aliases ?? [])].map(name => [name, node] as const)),
    );
    if (!isSameOrder) this.#changed.fire(undefined);
    else if (changed.length > 0) this.#changed.fire(changed);
    this.#loaded.fire();
  }

  async #childrenOf(parent: SpeakerNode): Promise<Node[]> {
    const { names, logs } = await this.#server.request<SpeakerLogs>(SPEAKER_LOGS, { name: parent.name });
    const days = new Set<string>();
    const twice = new Set<string>();
    for (const { day = '' } of logs) (days.has(day) ? twice : days).add(day);
    return [
      ...(names.length === 1
        ? []
        : names.map(each => ({ kind: 'alias', parent, ...each }) satisfies AliasNode)),
      ...logs.map(
        log => ({ kind: 'log', parent, log, isAmbiguous: twice.has(log.day ?? '') }) satisfies LogNode,
      ),
    ];
  }
}
