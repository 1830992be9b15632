import type { Connection, Disposable } from 'vscode-languageserver';
import { previewCopy, previewLocate, previewWindow, toPreviewChanged } from '../features/requests/preview';
import { ABOUT_DOCUMENT, FLAG, NUMBER } from '../features/support/params';
import type { TranscriptChange } from '../model/transcript';
import {
  PREVIEW_CHANGED,
  PREVIEW_COPY,
  PREVIEW_LOCATE,
  PREVIEW_WATCH,
  PREVIEW_WINDOW,
  type PreviewCopyParams,
  type PreviewLocateParams,
  type PreviewWatchParams,
  type PreviewWindowParams,
} from '../protocol';
import { answer } from './answer';
import type { LogDocument } from './logDocument';
import { serveRequest } from './serveRequest';

// Every host of the server has it.
declare const performance: { now(): number };

/** The server's part of the preview: renders windows, and reports changes to the logs that a page shows. */
export class Preview {
  readonly #connection: Connection;
  readonly #find: (uri: string) => LogDocument | undefined;
  readonly #watched = new Set<string>();

  constructor(connection: Connection, find: (uri: string) => LogDocument | undefined) {
    this.#connection = connection;
    this.#find = find;
  }

  listen(): Disposable[] {
    const connection = this.#connection;
    const window = { ...ABOUT_DOCUMENT, first: NUMBER, count: NUMBER };
    const locate = { ...ABOUT_DOCUMENT, line: NUMBER };
    const watch = { ...ABOUT_DOCUMENT, watch: FLAG };
    return [
      serveRequest(connection, PREVIEW_WINDOW, window, (params: PreviewWindowParams, token) =>
        answer(PREVIEW_WINDOW, this.#find(params.textDocument.uri), token, connection.console, document =>
          previewWindow(document.log, document.version, params, () => performance.now()),
        ),
      ),
      serveRequest(connection, PREVIEW_COPY, window, (params: PreviewCopyParams, token) =>
        answer(PREVIEW_COPY, this.#find(params.textDocument.uri), token, connection.console, document =>
          previewCopy(document.log, document.version, params, () => performance.now()),
        ),
      ),
      serveRequest(connection, PREVIEW_LOCATE, locate, (params: PreviewLocateParams, token) =>
        answer(PREVIEW_LOCATE, this.#find(params.textDocument.uri), token, connection.console, ({ log }) =>
          previewLocate(log, params),
        ),
      ),
      serveRequest(connection, PREVIEW_WATCH, watch, (params: PreviewWatchParams) => {
        if (params.watch) this.#watched.add(params.textDocument.uri);
        else this.#watched.delete(params.textDocument.uri);
        return null;
      }),
    ];
  }

  changed({ uri, version, log }: LogDocument, changes: readonly TranscriptChange[]): void {
    if (!this.#watched.has(uri)) return;
    for (const change of changes) {
      void this.#connection.sendNotification(PREVIEW_CHANGED, toPreviewChanged(uri, version, log, change));
    }
  }

  closed(uri: string): void {
    this.#watched.delete(uri);
  }
}
