import type { CancellationToken, Connection, Disposable } from 'vscode-languageserver';
import { FLAG, listOf, NUMBER, optional, TEXT } from '../features/support/params';
import {
  MERGE_END,
  MERGE_LOG,
  MERGE_READ,
  type MergeEndParams,
  type MergeLogParams,
  type MergeReadParams,
  type MergeReadResult,
} from '../protocol';
import { LOG_CHOICES } from './logChoices';
import type { MergeHost, MergeSession } from './mergeSession';
import { serveForWorkspace } from './serveForWorkspace';

/** The server's part of merging. It keeps the last merge until the client has written it. */
export class Merges {
  readonly #connection: Connection;
  readonly #host: MergeHost;
  #session: MergeSession | undefined;
  /** The number of merges that were read. */
  #count = 0;

  constructor(connection: Connection, host: MergeHost) {
    this.#connection = connection;
    this.#host = host;
  }

  listen(): Disposable[] {
    const connection = this.#connection;
    return [
      serveForWorkspace(
        connection,
        MERGE_READ,
        { sources: listOf(TEXT), anyway: optional(FLAG) },
        (params: MergeReadParams, token) => this.#read(params, token),
      ),
      serveForWorkspace(
        connection,
        MERGE_LOG,
        { id: NUMBER, index: NUMBER, choices: LOG_CHOICES },
        ({ id, index, choices }: MergeLogParams) =>
          this.#session?.id === id ? this.#session.log(index, choices) : null,
      ),
      connection.onNotification(MERGE_END, ({ id }: MergeEndParams) => {
        if (this.#session?.id === id) this.#session = undefined;
      }),
    ];
  }

  async #read(params: MergeReadParams, token: CancellationToken): Promise<MergeReadResult> {
    this.#session = undefined;
    // Loaded on first use, in Node from another bundle: a server may run for days without it.
    const { readMerge } = await import('./mergeSession');
    const session = await readMerge(params, ++this.#count, this.#host, token);
    if ('reason' in session) return session;
    this.#session = session;
    return session.reading();
  }
}
