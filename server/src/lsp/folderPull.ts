import {
  type CancellationToken,
  type Connection,
  type Disposable,
  LSPErrorCodes,
  ProgressType,
  ResponseError,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { either, listOf, NUMBER, objectOf, optional, TEXT } from '../features/support/params';
import { unlessCancelled } from '../features/support/unlessCancelled';
import { uriKey } from '../workspace/uri';
import type { ChangeSignal } from './changeSignal';
import type { FolderFindings, ShownDocuments } from './folderFindings';
import { serveRequest } from './serveRequest';

/** The number of diagnostics after which a part of the result is sent. */
const PART = 500;

const PARAMS = {
  previousResultIds: listOf(objectOf({ uri: TEXT, value: TEXT })),
  partialResultToken: optional(either(TEXT, NUMBER)),
};

const PARTIAL_RESULT = new ProgressType<WorkspaceDiagnosticReport>();

/**
 * Answers `workspace/diagnostic`. A request stays open until the findings of any document differ from those that the client has;
 * the client then requests again. Documents whose findings are the same are left out of the answer: in a folder of thousands of
 * logs, every answer would name all of them.
 */
export class FolderPull {
  readonly #findings: FolderFindings;
  readonly #changes: ChangeSignal;
  /** What the client of the current request shows. */
  #shown: ShownDocuments | undefined;
  /** Closed documents by `uriKey`. The client may still show findings of the open document, so the file's are reported in any case. */
  readonly #closed = new Map<string, string>();
  /** The number of requests so far. */
  #requests = 0;

  constructor(findings: FolderFindings, changes: ChangeSignal) {
    this.#findings = findings;
    this.#changes = changes;
  }

  listen(connection: Connection): Disposable {
    return serveRequest(
      connection,
      'workspace/diagnostic',
      PARAMS,
      ({ previousResultIds, partialResultToken }: WorkspaceDiagnosticParams, token) => {
        const send =
          partialResultToken === undefined || partialResultToken === null
            ? undefined
            : (items: WorkspaceDocumentDiagnosticReport[]) =>
                void connection.sendProgress(PARTIAL_RESULT, partialResultToken, { items });
        return this.#answer(previousResultIds, send, token);
      },
    );
  }

  /** A document was closed. Its findings are reported again, from now on those of the file. */
  closed(uri: string): void {
    const key = uriKey(uri);
    this.#closed.set(key, uri);
    this.#shown?.set(key, { uri, resultId: undefined });
  }

  /** Ends the open request. */
  stop(): void {
    this.#requests++;
    this.#changes.fire();
  }

  /** @param send sends a part of the result; if `undefined`, all of it is in the answer */
  async #answer(
    previous: readonly { readonly uri: string; readonly value: string }[],
    send: ((items: WorkspaceDocumentDiagnosticReport[]) => void) | undefined,
    token: CancellationToken,
  ): Promise<WorkspaceDiagnosticReport | ResponseError<unknown>> {
    const request = ++this.#requests;
    // A client has one request at a time. It no longer waits for an earlier one, which ends.
    this.#changes.fire();
    const shown: ShownDocuments = new Map();
    for (const { uri, value } of previous) shown.set(uriKey(uri), { uri, resultId: value });
    for (const [key, uri] of this.#closed) shown.set(key, { uri, resultId: undefined });
    this.#shown = shown;
    const isOver = () => token.isCancellationRequested || request !== this.#requests;

    let items: WorkspaceDocumentDiagnosticReport[] = [];
    let size = 0;
    let isAnything = false;
    while (!isAnything && !isOver()) {
      const { next } = this.#changes;
      for await (const report of this.#findings.reports(shown, isOver)) {
        if (isOver()) break;
        this.#closed.delete(uriKey(report.uri));
        isAnything = true;
        items.push(report);
        size += 1 + report.items.length;
        if (send === undefined || size < PART) continue;
        send(items);
        items = [];
        size = 0;
      }
      if (!isAnything && !isOver()) await unlessCancelled(next, token);
    }
    if (token.isCancellationRequested) {
      return new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled');
    }
    if (send === undefined || items.length === 0) return { items };
    send(items);
    return { items: [] };
  }
}
