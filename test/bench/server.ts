import { type ChildProcess, spawn } from 'node:child_process';
import {
  type ClientCapabilities,
  createProtocolConnection,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

/** The `initialize` parameters of a client that gets diagnostics pushed. */
export const INITIALIZE = {
  processId: null,
  rootUri: null,
  capabilities: {
    textDocument: {
      documentSymbol: { hierarchicalDocumentSymbolSupport: true },
      codeAction: {
        codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'refactor', 'source'] } },
        dataSupport: true,
        resolveSupport: { properties: ['edit'] },
      },
    },
  },
};

/** What a client has declared, and its settings. */
interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  readonly settings?: unknown;
  readonly cacheFolder?: string;
}

/** A server in its own process, initialized. */
export interface Server {
  readonly connection: ProtocolConnection;
  readonly process: ChildProcess;
  stop(): Promise<void>;
}

/** Starts a server; `args` are Node's, the script among them. `ipc` opens a channel for messages outside the protocol, `folders` are the URIs of the workspace folders. */
export async function startServer(
  args: readonly string[],
  ipc = false,
  folders: readonly string[] = [],
  prepare: (connection: ProtocolConnection) => void = () => undefined,
  { capabilities = INITIALIZE.capabilities, settings, cacheFolder }: ClientOptions = {},
): Promise<Server> {
  const child = spawn(process.execPath, args, {
    stdio: ['pipe', 'pipe', 'inherit', ...(ipc ? ['ipc' as const] : [])],
  });
  let isStopping = false;
  child.once('exit', (code, signal) => {
    // Otherwise the measurement would wait forever for its answers.
    if (!isStopping) throw new Error(`The server has ended: ${code ?? signal}`);
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout!),
    new StreamMessageWriter(child.stdin!),
  );
  prepare(connection);
  connection.listen();
  await connection.sendRequest('initialize', {
    ...INITIALIZE,
    capabilities,
    initializationOptions: { notifications: true, settings, cacheFolder },
    workspaceFolders: folders.map(uri => ({ uri, name: uri })),
  });
  await connection.sendNotification('initialized', {});
  return {
    connection,
    process: child,
    async stop() {
      isStopping = true;
      connection.dispose();
      child.kill();
      await new Promise(resolve => child.once('close', resolve));
    },
  };
}
