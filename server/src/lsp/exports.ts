import * as l10n from '@vscode/l10n';
import type { CancellationToken, Connection, Disposable } from 'vscode-languageserver';
import { byMonth } from '../export/months';
import { FLAG, listOf, NUMBER, oneOf, optional, TEXT } from '../features/support/params';
import {
  EXPORT_BEGIN,
  EXPORT_END,
  EXPORT_MONTHS,
  EXPORT_NEXT,
  EXPORT_PRINT,
  type ExportBeginParams,
  type ExportBeginResult,
  type ExportEndParams,
  type ExportedPiece,
  type ExportMonthsParams,
  type ExportMonthsResult,
  type ExportNextParams,
  type ExportNextResult,
  type ExportPrintParams,
  type ExportPrintResult,
} from '../protocol';
import type { FileSystem } from '../workspace/fileSystem';
import type { Workspace } from '../workspace/workspace';
import { exportedSources, exportPieces } from './exportedSources';
import { serveForWorkspace } from './serveForWorkspace';

/** Prints a page as PDF. Paths are URIs. `whenCancelled` is given what stops it. */
export type PrintPage = (
  page: string,
  pdf: string,
  whenCancelled: (stop: () => void) => void,
) => Promise<ExportPrintResult>;

export interface ExportHost {
  readonly workspace: Workspace;
  /** Reads pictures; absent if the host can't read files. */
  readonly fileSystem: FileSystem | undefined;
  /** Absent if the host can't start a browser. */
  readonly printPage: PrintPage | undefined;
}

/** The server's part of exporting. It keeps the last export, and makes a piece of it when the client requests it. */
export class Exports {
  readonly #connection: Connection;
  readonly #host: ExportHost;
  #pieces: { readonly id: number; readonly next: AsyncIterator<ExportedPiece> } | undefined;
  #count = 0;

  constructor(connection: Connection, host: ExportHost) {
    this.#connection = connection;
    this.#host = host;
  }

  listen(): Disposable[] {
    const connection = this.#connection;
    const begin = {
      sources: listOf(TEXT),
      month: optional(TEXT),
      title: optional(TEXT),
      language: TEXT,
      version: TEXT,
      script: TEXT,
      styles: TEXT,
      isPaper: FLAG,
      media: oneOf('embed', 'link'),
      target: TEXT,
    };
    return [
      serveForWorkspace(
        connection,
        EXPORT_MONTHS,
        { sources: listOf(TEXT) },
        ({ sources }: ExportMonthsParams, token) => this.#months(sources, token),
      ),
      serveForWorkspace(connection, EXPORT_BEGIN, begin, (params: ExportBeginParams, token) =>
        this.#begin(params, token),
      ),
      serveForWorkspace(connection, EXPORT_NEXT, { id: NUMBER }, ({ id }: ExportNextParams) =>
        this.#next(id),
      ),
      serveForWorkspace(
        connection,
        EXPORT_PRINT,
        { page: TEXT, pdf: TEXT },
        ({ page, pdf }: ExportPrintParams, token) =>
          this.#host.printPage?.(page, pdf, stop => token.onCancellationRequested(stop)) ?? {
            reason: '',
            noBrowser: true,
          },
      ),
      connection.onNotification(EXPORT_END, ({ id }: ExportEndParams) => {
        if (this.#pieces?.id === id) this.#pieces = undefined;
      }),
    ];
  }

  async #months(places: readonly string[], token: CancellationToken): Promise<ExportMonthsResult> {
    const sources = await exportedSources(this.#host.workspace, places, token);
    return byMonth(sources).map(({ month }) => month);
  }

  async #begin(params: ExportBeginParams, token: CancellationToken): Promise<ExportBeginResult> {
    this.#pieces = undefined;
    const { workspace, fileSystem, printPage } = this.#host;
    const all = await exportedSources(workspace, params.sources, token);
    const { month } = params;
    const sources = month === undefined ? all : (byMonth(all).find(each => each.month === month)?.logs ?? []);
    if (sources.length === 0) return { reason: l10n.t('There are no chat logs to export.') };
    const id = ++this.#count;
    this.#pieces = { id, next: exportPieces(workspace, fileSystem, sources, params) };
    return { id, canPrint: printPage !== undefined };
  }

  async #next(id: number): Promise<ExportNextResult | null> {
    const pieces = this.#pieces;
    if (pieces?.id !== id) return null;
    try {
      const { value, done } = await pieces.next.next();
      if (done || value.isEnd) this.#pieces = undefined;
      return done ? null : value;
    } catch (error) {
      this.#pieces = undefined;
      return { reason: l10n.t('A log could not be read: {0}', (error as Error).message) };
    }
  }
}
