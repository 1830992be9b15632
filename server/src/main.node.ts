import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { connectionOptions } from './lsp/initialize';
import { startServer } from './lsp/server';
import { cacheFolder } from './node/cacheFolder';
import { logThreads } from './node/logThreads';
import { nodeFileSystem } from './node/nodeFileSystem';

/**
 * A client that closes the connection, or dies, has no use for an answer: the server ends with it, and says nothing of what it could not
 * write.
 */
function endWithClient(): void {
  const end = () => process.exit(1);
  process.stdout.on('error', end);
  process.on('unhandledRejection', (error: unknown) => {
    const { code } = (error ?? {}) as { code?: unknown };
    if (code === 'EPIPE' || code === 'ECONNRESET' || code === 'ERR_STREAM_DESTROYED') end();
    throw error;
  });
}

/** The transports that vscode-languageserver reads from the command line. */
const TRANSPORT = /^--(?:stdio|node-ipc|socket|socket=\d+|pipe|pipe=.+)$/;

if (process.argv.some(argument => TRANSPORT.test(argument))) {
  endWithClient();
  startServer(createConnection(ProposedFeatures.all, connectionOptions()), {
    fileSystem: {
      ...nodeFileSystem,
      openReader: count => logThreads(join(__dirname, 'logThread.js'), count),
    },
    openCache: cacheFolder,
    // Loaded on first use, from another bundle: a server may run for days without it.
    openExports: async uri => (await import('./node/exportFiles')).openExports(fileURLToPath(uri)),
    printPage: async (...args) => (await import('./node/print/printFiles')).printFiles(...args),
    rulesDocumentation: new URL('../docs/rules/', pathToFileURL(__filename)).href,
  });
} else {
  // A user tries it in a terminal, or an editor's configuration lacks the argument.
  process.stderr.write(
    'This is a language server, which an editor starts and talks to: chatlog-language-server --stdio\n' +
      '(or --socket=PORT, --pipe=NAME, --node-ipc). To check logs from the command line: chatlog lint PATH…\n',
  );
  process.exitCode = 2;
}
