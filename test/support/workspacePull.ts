import {
  type CancellationToken,
  type Diagnostic,
  type DocumentDiagnosticReport,
  ProgressType,
  type WorkspaceDiagnosticReport,
} from 'vscode-languageserver-protocol';
import type { ServerProcess } from './serverProcess';

/** The result of a request: what was reported in parts, and in the answer. */
export interface Pulled {
  readonly parts: readonly WorkspaceDiagnosticReport[];
  readonly answer: WorkspaceDiagnosticReport;
}

/** A client that pulls the findings of the workspace, and keeps what it is told, as VS Code does. */
export class WorkspacePull {
  /** The findings of each document that was reported. */
  readonly found = new Map<string, readonly Diagnostic[]>();
  readonly #ids = new Map<string, string>();
  readonly #server: ServerProcess;
  #requests = 0;

  constructor(server: ServerProcess) {
    this.#server = server;
  }

  /** One request. Resolves when it is answered. */
  async once({
    inParts = true,
    token,
  }: {
    inParts?: boolean;
    token?: CancellationToken;
  } = {}): Promise<Pulled> {
    const parts: WorkspaceDiagnosticReport[] = [];
    const partialResultToken = `pull ${++this.#requests}`;
    const listening = this.#server.connection.onProgress(
      new ProgressType<WorkspaceDiagnosticReport>(),
      partialResultToken,
      part => {
        parts.push(part);
        this.#take(part);
      },
    );
    try {
      const params = {
        previousResultIds: [...this.#ids].map(([uri, value]) => ({ uri, value })),
        ...(inParts && { partialResultToken }),
      };
      const { connection } = this.#server;
      // A token that is `undefined` would be sent as a second parameter.
      const answer = await connection.sendRequest<WorkspaceDiagnosticReport>(
        'workspace/diagnostic',
        params,
        ...(token === undefined ? [] : [token]),
      );
      this.#take(answer);
      return { parts, answer };
    } finally {
      listening.dispose();
    }
  }

  /** Requests until something holds. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await this.once();
  }

  /** The identifier of what was reported last of a document. */
  resultId(uri: string): string | undefined {
    return this.#ids.get(uri);
  }

  /** VS Code does that with a document that was open. */
  forget(uri: string): void {
    this.#ids.delete(uri);
  }

  /** The rules that report something in a document; `undefined` for one that was never reported. */
  rules(uri: string): unknown[] | undefined {
    return this.found.get(uri)?.map(({ code }) => code);
  }

  #take({ items }: WorkspaceDiagnosticReport): void {
    for (const report of items) {
      const { uri, resultId } = report;
      if (isFull(report)) this.found.set(uri, report.items);
      if (resultId === undefined) this.#ids.delete(uri);
      else this.#ids.set(uri, resultId);
    }
  }
}

function isFull(
  report: DocumentDiagnosticReport,
): report is Extract<DocumentDiagnosticReport, { kind: 'full' }> {
  return report.kind === 'full';
}
