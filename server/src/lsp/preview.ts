import type { Connection } from 'vscode-languageserver';
import { previewLocate, previewWindow, toPreviewChanged } from '../features/requests/preview';
import type { TranscriptChange } from '../model/transcript';
import {
  PREVIEW_CHANGED,
  PREVIEW_LOCATE,
  PREVIEW_WATCH,
  PREVIEW_WINDOW,
  type PreviewLocateParams,
  type PreviewWatchParams,
  type PreviewWindowParams,
} from '../protocol';
import { answer } from './answer';
import type { LogDocument } from './logDocument';

/** The server's end of the preview: answers windows, and tells of changes to those logs that a page shows. */
export function servePreview(connection: Connection, find: (uri: string) => LogDocument | undefined) {
  const watched = new Set<string>();

  connection.onRequest(PREVIEW_WINDOW, (params: PreviewWindowParams, token) =>
    answer(PREVIEW_WINDOW, find(params.textDocument.uri), token, connection.console, ({ log, version }) =>
      previewWindow(log, version, params),
    ),
  );
  connection.onRequest(PREVIEW_LOCATE, (params: PreviewLocateParams, token) =>
    answer(PREVIEW_LOCATE, find(params.textDocument.uri), token, connection.console, ({ log }) =>
      previewLocate(log, params),
    ),
  );
  connection.onRequest(PREVIEW_WATCH, ({ textDocument, watch }: PreviewWatchParams) => {
    if (watch) watched.add(textDocument.uri);
    else watched.delete(textDocument.uri);
    return null;
  });

  return {
    changed({ uri, version, log }: LogDocument, changes: readonly TranscriptChange[]): void {
      if (!watched.has(uri)) return;
      for (const change of changes) {
        void connection.sendNotification(PREVIEW_CHANGED, toPreviewChanged(uri, version, log, change));
      }
    },
    closed(uri: string): void {
      watched.delete(uri);
    },
  };
}
