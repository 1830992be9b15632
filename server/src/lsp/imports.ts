import type { CancellationToken, Connection, Disposable } from 'vscode-languageserver';
import { FLAG, listOf, NO_PARAMS, NUMBER, objectOf, oneOf, optional, TEXT } from '../features/support/params';
import { Refused } from '../features/support/refused';
import {
  IMPORT_END,
  IMPORT_LOG,
  IMPORT_MEMORY,
  IMPORT_PICTURE,
  IMPORT_READ,
  IMPORT_REGISTRY,
  IMPORT_REMEMBERED,
  type ImportLogParams,
  type ImportLogResult,
  type ImportMemoryParams,
  type ImportMemoryResult,
  type ImportPartParams,
  type ImportPictureResult,
  type ImportReadParams,
  type ImportReadResult,
  type ImportRememberedParams,
  type LogChoices,
} from '../protocol';
import type { ImportHost, ImportSession } from './importSession';
import { KEPT_MESSAGES, LOG_CHOICES } from './logChoices';
import { serveForWorkspace } from './serveForWorkspace';

const READ_PARAMS = {
  exports: listOf(TEXT),
  to: TEXT,
  zone: optional(TEXT),
  conversation: optional(TEXT),
  since: optional(TEXT),
  until: optional(TEXT),
  start: optional(TEXT),
  media: optional(oneOf('copy', 'skip')),
  anyway: optional(FLAG),
  imageFolder: optional(TEXT),
  sought: optional(listOf(objectOf({ conversation: TEXT, format: TEXT, title: TEXT, to: optional(TEXT) }))),
  areCandidates: optional(FLAG),
  title: optional(TEXT),
};

/** The server's part of importing. It keeps the last import until the client has written it. */
export class Imports {
  readonly #connection: Connection;
  readonly #host: ImportHost;
  #session: ImportSession | undefined;

  constructor(connection: Connection, host: ImportHost) {
    this.#connection = connection;
    this.#host = host;
  }

  listen(): Disposable[] {
    const connection = this.#connection;
    const part = { index: NUMBER };
    return [
      serveForWorkspace(connection, IMPORT_READ, READ_PARAMS, (params: ImportReadParams, token) =>
        this.#read(params, token),
      ),
      serveForWorkspace(
        connection,
        IMPORT_LOG,
        { ...part, choices: LOG_CHOICES },
        ({ index, choices }: ImportLogParams) => this.#log(index, choices),
      ),
      serveForWorkspace(connection, IMPORT_PICTURE, part, ({ index }: ImportPartParams) =>
        this.#picture(index),
      ),
      serveForWorkspace(connection, IMPORT_REGISTRY, NO_PARAMS, () => this.#session?.registry() ?? null),
      serveForWorkspace(
        connection,
        IMPORT_MEMORY,
        { kept: optional(listOf(objectOf({ index: NUMBER, kept: KEPT_MESSAGES }))) },
        ({ kept = [] }: ImportMemoryParams) => this.#memory(kept),
      ),
      serveForWorkspace(
        connection,
        IMPORT_REMEMBERED,
        { folders: listOf(TEXT) },
        async ({ folders }: ImportRememberedParams) => {
          const { rememberedImports } = await import('./importSession');
          return rememberedImports(folders, this.#host.workspace, this.#host.files?.fileSystem);
        },
      ),
      connection.onNotification(IMPORT_END, () => {
        this.#session = undefined;
      }),
    ];
  }

  async #read(params: ImportReadParams, token: CancellationToken): Promise<ImportReadResult> {
    this.#session = undefined;
    // Loaded on first use, in Node from another bundle: a server may run for days without it.
    const { readImport } = await import('./importSession');
    const session = await readImport(params, this.#host, token);
    if ('reason' in session) return session;
    this.#session = session;
    return session.reading();
  }

  /** @throws {Refused} if a log that messages are added to has changed */
  async #log(index: number, choices: LogChoices | undefined): Promise<ImportLogResult> {
    const log = (await this.#session?.log(index, choices)) ?? null;
    if (log !== null && 'reason' in log) throw new Refused(log.reason);
    return log;
  }

  /** @throws {Refused} if a log that messages are added to has changed */
  async #memory(kept: NonNullable<ImportMemoryParams['kept']>): Promise<ImportMemoryResult> {
    const memory = (await this.#session?.memory(kept)) ?? null;
    if (memory !== null && 'reason' in memory) throw new Refused(memory.reason);
    return memory;
  }

  /** @throws {Refused} if the export has it and it cannot be read */
  #picture(index: number): ImportPictureResult {
    const picture = this.#session?.picture(index) ?? null;
    if (picture !== null && 'reason' in picture) throw new Refused(picture.reason);
    return picture;
  }
}
