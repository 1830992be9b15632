import type { Connection } from 'vscode-languageserver';
import { uriKey } from '../workspace/uri';
import type { ChangeSignal } from './changeSignal';
import type { FolderFindings, ShownDocuments } from './folderFindings';

/** Sends the findings of documents that are not open to a client that does not pull. Those of open ones are sent with each change. */
export class FolderPush {
  readonly #findings: FolderFindings;
  readonly #changes: ChangeSignal;
  readonly #isOpen: (uri: string) => boolean;
  readonly #log: (message: string) => void;
  readonly #shown: ShownDocuments = new Map();
  #isStopped = false;

  constructor(
    findings: FolderFindings,
    changes: ChangeSignal,
    isOpen: (uri: string) => boolean,
    log: (message: string) => void,
  ) {
    this.#findings = findings;
    this.#changes = changes;
    this.#isOpen = isOpen;
    this.#log = log;
  }

  /** Sends what differs from what was sent, now and after each change, until it is stopped. */
  async run(connection: Connection): Promise<void> {
    while (!this.#isStopped) {
      const { next } = this.#changes;
      try {
        for await (const { uri, items } of this.#findings.reports(this.#shown, () => this.#isStopped)) {
          if (!this.#isOpen(uri)) void connection.sendDiagnostics({ uri, diagnostics: items });
        }
      } catch (error) {
        this.#log(`The findings of the workspace: ${error instanceof Error ? error.stack : String(error)}`);
      }
      await next;
    }
  }

  /** A document was closed. What was sent of it is outdated. */
  closed(uri: string): void {
    this.#shown.set(uriKey(uri), { uri, resultId: undefined });
  }

  stop(): void {
    this.#isStopped = true;
    this.#changes.fire();
  }
}
