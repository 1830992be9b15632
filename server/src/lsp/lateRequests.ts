import type { Connection, Disposable } from 'vscode-languageserver';
import { type ExportHost, Exports } from './exports';
import type { ImportHost } from './importSession';
import { Imports } from './imports';
import { Merges } from './merges';

/** The requests whose code is loaded on first use: importing, merging and exporting. */
export class LateRequests {
  readonly #parts: readonly [Imports, Merges, Exports];

  constructor(connection: Connection, host: ImportHost & Pick<ExportHost, 'printPage'>) {
    const { workspace, files, printPage } = host;
    this.#parts = [
      new Imports(connection, host),
      new Merges(connection, host),
      new Exports(connection, { workspace, fileSystem: files?.fileSystem, printPage }),
    ];
  }

  listen(): Disposable[] {
    return this.#parts.flatMap(each => each.listen());
  }
}
