import assert from 'node:assert/strict';
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import {
  type ClientCapabilities,
  createProtocolConnection,
  type DataCallback,
  type Diagnostic,
  type Disposable,
  type InitializeResult,
  type Message,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { ProtocolWatch } from './protocolWatch';

/** The built server. */
export const serverPath = fileURLToPath(new URL('../../dist/server.js', import.meta.url));

/** The capabilities of VS Code's language client that this server reads. */
export const vscodeCapabilities: ClientCapabilities = {
  textDocument: {
    documentSymbol: {
      hierarchicalDocumentSymbolSupport: true,
      labelSupport: true,
      symbolKind: { valueSet: kinds(26) },
    },
    diagnostic: {
      relatedInformation: true,
      codeDescriptionSupport: true,
      tagSupport: { valueSet: [1, 2] },
      dataSupport: true,
    },
    publishDiagnostics: {
      relatedInformation: true,
      versionSupport: true,
      codeDescriptionSupport: true,
      tagSupport: { valueSet: [1, 2] },
      dataSupport: true,
    },
    completion: {
      completionItem: {
        snippetSupport: true,
        insertReplaceSupport: true,
        labelDetailsSupport: true,
        insertTextModeSupport: { valueSet: [1, 2] },
      },
      completionItemKind: { valueSet: kinds(25) },
    },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source.fixAll'] } },
      isPreferredSupport: true,
      disabledSupport: true,
      dataSupport: true,
      resolveSupport: { properties: ['edit'] },
    },
    rename: { prepareSupport: true },
  },
  workspace: {
    workspaceEdit: { documentChanges: true },
    diagnostics: { refreshSupport: true },
    symbol: { symbolKind: { valueSet: kinds(26) } },
  },
};

/** LSP counts its kinds from 1 on. */
function kinds<Kind extends number>(last: Kind): Kind[] {
  return Array.from({ length: last }, (_, i) => (i + 1) as Kind);
}

/** A connection to a process whose messages are watched. */
export function watchedConnection(child: ChildProcessByStdio<Writable, Readable, Readable | null>): {
  readonly connection: ProtocolConnection;
  readonly watch: ProtocolWatch;
} {
  const watch = new ProtocolWatch();
  class Reader extends StreamMessageReader {
    override listen(callback: DataCallback): Disposable {
      return super.listen(message => {
        watch.received(message);
        callback(message);
      });
    }
  }
  class Writer extends StreamMessageWriter {
    override write(message: Message): Promise<void> {
      watch.sent(message);
      return super.write(message);
    }
  }
  return { connection: createProtocolConnection(new Reader(child.stdout), new Writer(child.stdin)), watch };
}

/** The built server in its own process, initialized, with the operations that the tests share. */
export class ServerProcess {
  private constructor(
    readonly connection: ProtocolConnection,
    readonly initializeResult: InitializeResult,
    readonly pid: number,
    /** Ends the server. Rejects if any of its messages violated the protocol or the client's capabilities. */
    readonly stop: () => Promise<void>,
  ) {}

  /** Starts `dist/server.js --stdio`. Rejects if it is not built. */
  static async start(
    capabilities: ClientCapabilities = vscodeCapabilities,
    initializationOptions: unknown = undefined,
    folders: readonly string[] = [],
    prepare: (connection: ProtocolConnection) => void = () => {},
    /** Used instead of the folders. */
    root?: { readonly rootPath: string },
  ): Promise<ServerProcess> {
    if (!existsSync(serverPath)) throw new Error('dist/server.js is missing: run "npm run build" first.');
    const child = spawn(process.execPath, [serverPath, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const exited = new Promise<void>(resolve => child.once('exit', () => resolve()));
    const { connection, watch } = watchedConnection(child);
    prepare(connection);
    connection.listen();
    const result = await connection.sendRequest<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities,
      initializationOptions,
      ...(root ?? { workspaceFolders: folders.map(uri => ({ uri, name: uri })) }),
    });
    await connection.sendNotification('initialized', {});
    return new ServerProcess(connection, result, child.pid!, async () => {
      await connection.sendRequest('shutdown').catch(() => {});
      await connection.sendNotification('exit').catch(() => {});
      await exited;
      connection.dispose();
      assert.deepEqual(watch.problems, []);
    });
  }

  async open(uri: string, text: string, version = 1): Promise<void> {
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'chatlog', version, text },
    });
  }

  /** Replaces a range in one line, as a keystroke does. */
  async type(
    uri: string,
    version: number,
    line: number,
    from: number,
    to: number,
    text: string,
  ): Promise<void> {
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range: { start: { line, character: from }, end: { line, character: to } }, text }],
    });
  }

  request<Result>(method: string, params: object): Promise<Result> {
    return this.connection.sendRequest<Result>(method, params);
  }

  /** Pulls the findings of a document. */
  async diagnostics(uri: string): Promise<Diagnostic[]> {
    const report = await this.request<{ items: Diagnostic[] }>('textDocument/diagnostic', {
      textDocument: { uri },
    });
    return report.items;
  }
}
