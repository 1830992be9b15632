import type { Connection, Disposable } from 'vscode-languageserver';
import type { ImportHost } from './importSession';
import { Imports } from './imports';
import { Merges } from './merges';

/** The requests whose code is loaded on first use: importing and merging. */
export class LateRequests {
  readonly #parts: readonly [Imports, Merges];

  constructor(connection: Connection, host: ImportHost) {
    this.#parts = [new Imports(connection, host), new Merges(connection, host)];
  }

  listen(): Disposable[] {
    return this.#parts.flatMap(each => each.listen());
  }
}
